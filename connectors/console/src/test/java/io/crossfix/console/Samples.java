package io.crossfix.console;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.record.ScoreShare;
import io.crossfix.record.Severity;
import io.crossfix.wire.AvroTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Alerts as the engine would raise them, around Oakland. */
public final class Samples {

    static {
        AvroTrust.install();
    }

    private static final double LATITUDE = 37.80437;
    private static final double LONGITUDE = -122.27080;

    private Samples() {}

    /** Shots and a call, raised at this time. */
    public static Alert.Builder alert(int number, Instant at) {
        double latitude = LATITUDE + (number % 10) * 0.004;
        double longitude = LONGITUDE + (number / 10 % 10) * 0.004;
        return Alert.newBuilder()
                .setAlertId(id(number))
                .setDesk("city")
                .setVisibleTo(List.of("city"))
                .setRevision(1)
                .setContentHash(hash(number, 1))
                .setStatus(AlertStatus.RAISED)
                .setSeverity(Severity.values()[number % 4])
                .setStartedAt(at.minusSeconds(20))
                .setLastEvidenceAt(at)
                .setRaisedAt(at)
                .setEscalatesAt(at.plusSeconds(60))
                .setExpiresAt(at.plus(Duration.ofHours(2)))
                .setLatitude(latitude)
                .setLongitude(longitude)
                .setExtentMetres(120)
                .setRiskCell(0x8928308280fffffL)
                .setScore(0.73)
                .setShares(List.of(share("prior", -3.2), share("GUNSHOT", 3.1), share("CALL_SHOTS", 1.1)))
                .setChancePerHour(0.002)
                .setReason("shots-called-in: 3 rounds heard, and a call about shots 140 m away within 40 s")
                .setExplanations(List.of(
                        "shots-called-in@1.0: 3 rounds heard, and a call about shots 140 m away within 40 s",
                        "  shots: GUNSHOT g-" + number + ", 3 rounds, confidence 0.87",
                        "  call: CALL c-" + number + ", SHOTS_FIRED, 140 m away, 38 s later",
                        "  score 0.73 = risk.now 0.31 and what was observed"))
                .setRules(List.of("shots-called-in@1.0"))
                .setMatchIds(List.of("%064x".formatted(900_000 + number)))
                .setMatchCount(1)
                .setEvidence(List.of(
                        evidence("shots", Kind.GUNSHOT, "g-" + number, at.minusSeconds(20), latitude, longitude, 0),
                        evidence("call", Kind.CALL, "c-" + number, at, latitude + 0.001, longitude, 140)))
                .setEvidenceCount(2)
                .setDecidedByAppendAt(at);
    }

    /** The id of the alert of this number. */
    public static String id(int number) {
        return "%064x".formatted(0xa1e7L << 32 | number);
    }

    /** The hash of one of its revisions. */
    public static String hash(int number, int revision) {
        return "%064x".formatted((long) number << 20 | revision);
    }

    private static ScoreShare share(String source, double logOdds) {
        return ScoreShare.newBuilder().setSource(source).setLogOdds(logOdds).build();
    }

    private static Evidence evidence(
            String step, Kind kind, String id, Instant at, double latitude, double longitude, double distance) {
        return Evidence.newBuilder()
                .setStep(step)
                .setKind(kind)
                .setObservationId(id)
                .setRevision(1)
                .setSensorId(kind == Kind.CALL ? "psap-1" : "net-1")
                .setObservedAt(at)
                .setLatitude(latitude)
                .setLongitude(longitude)
                .setUncertaintyMetres(25)
                .setCategory(kind == Kind.CALL ? "SHOTS_FIRED" : "GUNSHOT")
                .setConfidence(0.87)
                .setQuantity(kind == Kind.CALL ? 1 : 3)
                .setDistanceMetres(distance)
                .build();
    }
}
