package io.crossfix.outlets;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.record.ScoreShare;
import io.crossfix.record.Severity;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alerts as the engine raises them, and what becomes of them. */
public final class Samples {

    static {
        AvroTrust.install();
    }

    /** Evidence of the samples is of this time. */
    public static final Instant AT = Instant.parse("2026-07-04T21:32:11.480Z");

    private Samples() {}

    /** Shots and a call. */
    public static Alert.Builder alert(int number) {
        return alert(number, AT);
    }

    /** Shots and a call, at a time. */
    public static Alert.Builder alert(int number, Instant at) {
        return Alert.newBuilder()
                .setAlertId(id(number))
                .setDesk("city")
                .setVisibleTo(List.of("city"))
                .setRevision(1)
                .setContentHash(hash(number, 1))
                .setStatus(AlertStatus.RAISED)
                .setSeverity(Severity.SEVERE)
                .setStartedAt(at.minusSeconds(40))
                .setLastEvidenceAt(at)
                .setRaisedAt(at)
                .setLatitude(40.7128)
                .setLongitude(-74.006)
                .setExtentMetres(155)
                .setRiskCell(0x892a1072b5bffffL)
                .setScore(0.83)
                .setShares(List.of(ScoreShare.newBuilder()
                        .setSource("GUNSHOT")
                        .setLogOdds(3.1)
                        .build()))
                .setReason("shots-called-in: 3 rounds heard <&> a call 140 m away \u0001")
                .setRules(List.of("shots-called-in@1.0"))
                .setMatchIds(List.of("m-" + number))
                .setMatchCount(1)
                .setEvidence(
                        List.of(evidence(Kind.GUNSHOT, "MULTIPLE", at, 0), evidence(Kind.CALL, "SHOTS_FIRED", at, 140)))
                .setEvidenceCount(2)
                .setReviewer("account-of-a-person")
                .setDecidedByAppendAt(at);
    }

    /** An alert at every step of its life, in an order in which it may come. */
    public static Map<String, Alert> life(int number) {
        Map<String, Alert> steps = new LinkedHashMap<>();
        steps.put("raised", alert(number).build());
        steps.put("escalated", step(number, 2, AlertStatus.ESCALATED).build());
        steps.put("acknowledged", step(number, 3, AlertStatus.ACKNOWLEDGED).build());
        steps.put(
                "updated (grown)",
                step(number, 4, AlertStatus.ACKNOWLEDGED)
                        .setContentHash(hash(number, 4))
                        .setExtentMetres(210)
                        .setLinkedTo(id(7))
                        .build());
        steps.put("confirmed", step(number, 5, AlertStatus.CONFIRMED).build());
        steps.put("dismissed", step(number, 5, AlertStatus.DISMISSED).build());
        steps.put(
                "merged",
                step(number, 5, AlertStatus.MERGED).setMergedInto(id(8)).build());
        steps.put("retracted", step(number, 5, AlertStatus.RETRACTED).build());
        steps.put("expired", step(number, 5, AlertStatus.EXPIRED).build());
        return steps;
    }

    /** A later revision. */
    public static Alert.Builder step(int number, int revision, AlertStatus status) {
        return alert(number).setRevision(revision).setStatus(status);
    }

    /** The id of the alert of this number. */
    public static String id(int number) {
        return "%064x".formatted(0xa1e7L << 32 | number);
    }

    /** The hash of what it says. */
    public static String hash(int number, int revision) {
        return "%064x".formatted((long) number << 20 | revision);
    }

    private static Evidence evidence(Kind kind, String category, Instant at, double distance) {
        return Evidence.newBuilder()
                .setStep(kind.name().toLowerCase(java.util.Locale.ROOT))
                .setKind(kind)
                .setObservationId(kind.name().charAt(0) + "-1")
                .setRevision(1)
                .setSensorId("sensor-whose-place-is-nobodys-business")
                .setObservedAt(at)
                .setLatitude(40.7128)
                .setLongitude(-74.006)
                .setUncertaintyMetres(25)
                .setCategory(category)
                .setConfidence(0.87)
                .setQuantity(3)
                .setDistanceMetres(distance)
                .build();
    }
}
