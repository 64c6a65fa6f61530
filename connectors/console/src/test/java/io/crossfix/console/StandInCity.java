package io.crossfix.console;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    private final Instant now;

    private StandInCity(Instant now) {
        this.now = now;
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
        return Samples.id(OPEN);
    }

    /** Id of one that is reviewed blind. */
    String blind() {
        return Samples.id(OPEN + 1);
    }

    /** Id of one that was decided before. */
    String decided() {
        return Samples.id(DECIDED);
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

    private Alert.Builder one(int number, Severity severity, long secondsAgo) {
        Instant raised = now.minusSeconds(secondsAgo);
        return Samples.alert(number, raised)
                .setSeverity(severity)
                .setReason(REASONS.get(number % REASONS.size()))
                // None is due while the page is looked at.
                .setEscalatesAt(now.plusSeconds(600 + number * 10L));
    }
}
