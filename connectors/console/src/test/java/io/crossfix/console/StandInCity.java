package io.crossfix.console;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.record.Lane;
import io.crossfix.record.ScoreShare;
import io.crossfix.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** An ordinary night for a console without an engine: some open alerts of every kind, and what was decided before. */
final class StandInCity {

    private static final int OPEN = 1;
    private static final int DECIDED = 40;
    private static final int DECIDED_COUNT = 24;

    private static final List<String> REASONS = List.of(
            "5 rounds heard, two calls about shots within 220 m, a vehicle leaving fast",
            "3 rounds heard, and a call about shots 140 m away within 40 s",
            "A crowd seen, and two calls about a fight on the same corner within 4 min",
            "Searched vehicle read 6 min after a robbery 800 m away");

    private static final List<Piece> STORY = List.of(
            new Piece(Kind.CALL, "psap-1", "SHOTS_FIRED", -64, 210, 1),
            new Piece(Kind.GUNSHOT, "gs-12", "GUNSHOT", -20, 0, 5),
            new Piece(Kind.CALL, "psap-1", "SHOTS_FIRED", 9, 140, 1),
            new Piece(Kind.PLATE, "alpr-31", "READ", 48, 310, 1),
            new Piece(Kind.CAMERA, "cam-4", "CROWD", 70, 190, 9),
            new Piece(Kind.PLATE, "alpr-34", "READ", 95, 520, 1));

    private final Instant now;

    private StandInCity(Instant now) {
        this.now = now;
    }

    /** What the job's modules would say of it. */
    static Ports ports() {
        return new Ports(new StandInRules(), MadePorts.all().explainer(), new StandInRisk(), new StandInHealth());
    }

    /** Publishes it. */
    static StandInCity on(ConsoleRig rig) {
        StandInCity city = new StandInCity(Instant.now());
        city.open(rig);
        for (int number = DECIDED; number < DECIDED + DECIDED_COUNT; number++) {
            rig.publish(city.decided(number));
        }
        return city;
    }

    /** Id of the alert that stands at the top. */
    String worst() {
        return id(OPEN);
    }

    /** Id of one that is reviewed blind. */
    String blind() {
        return id(OPEN + 1);
    }

    /** Id of one that was decided before. */
    String decided() {
        return id(DECIDED);
    }

    private void open(ConsoleRig rig) {
        rig.publish(one(OPEN, Severity.EXTREME, 50)
                .setDegraded(List.of("cameras are 4 min behind: nothing seen by them since then"))
                .build());
        rig.publish(one(OPEN + 1, Severity.SEVERE, 95).setBlind(true).build());
        rig.publish(one(OPEN + 2, Severity.MODERATE, 400)
                .setStatus(AlertStatus.ESCALATED)
                .setEscalation(2)
                .setLate(true)
                .build());
        rig.publish(one(OPEN + 3, Severity.MODERATE, 260)
                .setStatus(AlertStatus.ACKNOWLEDGED)
                .setReviewer("second")
                .setAnsweredAt(now.minusSeconds(200))
                .setEscalatesAt(null)
                .build());
        rig.publish(one(OPEN + 4, Severity.MINOR, 900)
                .setStorm(true)
                .setExtentMetres(820)
                .setMatchCount(41)
                .build());
        rig.publish(one(OPEN + 5, Severity.MINOR, 300).setExercise(true).build());
        rig.publish(one(OPEN + 6, Severity.MINOR, 340).setLane(Lane.WAITING).build());
        rig.publish(one(OPEN + 7, Severity.MINOR, 600)
                .setLane(Lane.SUPPRESSED)
                .setSuppressedBy("order-1")
                .build());
    }

    private Alert decided(int number) {
        boolean confirmed = number % 3 == 0;
        Instant raised = now.minus(Duration.ofMinutes(17L * (number - DECIDED + 1)));
        return one(
                        number,
                        Severity.values()[number % 4],
                        Duration.between(raised, now).toSeconds())
                .setStatus(confirmed ? AlertStatus.CONFIRMED : AlertStatus.DISMISSED)
                .setReviewer(number % 2 == 0 ? "operator" : "second")
                .setReviewReason(confirmed ? "units-on-scene" : "fireworks")
                .setAnsweredAt(raised.plusSeconds(12))
                .setDecidedAt(raised.plusSeconds(75))
                .setEscalatesAt(null)
                .setExpiresAt(null)
                .setRevision(3)
                .build();
    }

    private static String id(int number) {
        return "%016x%048x".formatted(number * 0x9E3779B97F4A7C15L, number);
    }

    private Alert.Builder one(int number, Severity severity, long secondsAgo) {
        Instant raised = now.minusSeconds(secondsAgo);
        // A turn of the golden angle each time: spread evenly, never in a row.
        double turn = number * 2.4;
        double latitude = 37.803 + 0.0035 * Math.sqrt(number) * Math.cos(turn);
        double longitude = -122.245 + 0.0055 * Math.sqrt(number) * Math.sin(turn);
        double score = 0.94 - 0.11 * (3 - severity.ordinal()) - 0.004 * (number % 20);
        List<Evidence> evidence = evidence(number, raised, latitude, longitude);
        return Samples.alert(number, raised)
                .setAlertId(id(number))
                .setSeverity(severity)
                .setScore(score)
                .setShares(shares(score))
                .setReason(REASONS.get((number - 1) % REASONS.size()))
                .setExplanations(List.of(
                        "shots-called-in@1.0 holds",
                        "  shots: GUNSHOT of gs-12, 5 rounds, confidence 0.91",
                        "  call: CALL of psap-1, SHOTS_FIRED, 210 m away, 44 s before the detector's record",
                        "  call: CALL of psap-1, SHOTS_FIRED, 140 m away, 29 s after it",
                        "  announced: no camera has seen fireworks within 400 m"))
                .setLatitude(latitude)
                .setLongitude(longitude)
                .setEvidence(evidence)
                .setEvidenceCount(evidence.size())
                // None is due while the page is looked at.
                .setEscalatesAt(now.plusSeconds(150 + number * 40L));
    }

    private static List<ScoreShare> shares(double score) {
        double calls = 1.4;
        double prior = -3.2;
        double shots = Math.log(score / (1 - score)) - calls - prior;
        return List.of(share("GUNSHOT", shots), share("CALL_SHOTS", calls), share("prior", prior));
    }

    private static ScoreShare share(String source, double logOdds) {
        return ScoreShare.newBuilder().setSource(source).setLogOdds(logOdds).build();
    }

    private static List<Evidence> evidence(int number, Instant raised, double latitude, double longitude) {
        return IntStream.range(0, STORY.size())
                .mapToObj(at -> {
                    Piece piece = STORY.get(at);
                    double turn = number + at * 1.9;
                    return Evidence.newBuilder()
                            .setStep(piece.category().toLowerCase(Locale.ROOT))
                            .setKind(piece.kind())
                            .setObservationId(piece.kind().name().toLowerCase(Locale.ROOT) + "-" + number + "-" + at)
                            .setRevision(1)
                            .setSensorId(piece.sensor())
                            .setObservedAt(raised.plusSeconds(piece.secondsLater()))
                            .setLatitude(latitude + piece.metres() * Math.cos(turn) / 111_195)
                            .setLongitude(longitude + piece.metres() * Math.sin(turn) / 87_900)
                            .setUncertaintyMetres(piece.kind() == Kind.CALL ? 45 : 12)
                            .setCategory(piece.category())
                            .setConfidence(piece.kind() == Kind.CALL ? 1 : 0.95 - 0.04 * at)
                            .setQuantity(piece.quantity())
                            .setDistanceMetres(piece.metres())
                            .build();
                })
                .toList();
    }

    private record Piece(Kind kind, String sensor, String category, int secondsLater, int metres, int quantity) {}
}
