package io.crossfix.audit.report;

import io.crossfix.queue.AlertSamples;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.SecondLook;
import io.crossfix.record.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An alert as a test makes it up: what became of it is known before a line of history is written. */
final class MadeAlert {

    static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    static final int SPAN_SECONDS = 20 * 86_400;

    final String id;
    final Instant raisedAt;
    final List<String> rules;
    final Severity severity;
    final String desk;
    final boolean blind;
    final AlertStatus end;
    final double score;
    final String reason;
    final boolean carried;
    final int answeredAfter;
    final int decidedAfter;
    final SecondLook second;
    final String suppressedBy;
    final boolean exercise;
    String linkedTo;

    MadeAlert(Random random, int number) {
        id = String.format("%064x", number);
        raisedAt = FROM.minusSeconds(5 * 86_400).plusSeconds(random.nextInt(SPAN_SECONDS + 10 * 86_400));
        rules = random.nextBoolean() ? List.of("a@1.0") : List.of("a@1.2", "b@3.0");
        severity = Severity.values()[random.nextInt(4)];
        desk = random.nextBoolean() ? "north" : "south";
        blind = random.nextInt(3) == 0;
        end = AlertStatus.values()[random.nextInt(8)];
        score = random.nextInt(11) / 10.0;
        reason = random.nextBoolean() ? "fireworks" : "seen";
        carried = random.nextInt(8) == 0;
        answeredAfter = random.nextInt(100);
        decidedAfter = answeredAfter + random.nextInt(1_000);
        second = isDecided() ? SecondLook.values()[random.nextInt(4)] : SecondLook.NONE;
        suppressedBy = random.nextInt(6) == 0 ? "order-" + random.nextInt(3) : null;
        exercise = random.nextInt(10) == 0;
    }

    boolean isDecided() {
        return end == AlertStatus.CONFIRMED || end == AlertStatus.DISMISSED;
    }

    boolean isWithin(Instant until) {
        return !raisedAt.isBefore(FROM) && raisedAt.isBefore(until);
    }

    /** Its lines: raised, perhaps said again unchanged, answered, and what the engine adds afterwards. */
    List<AlertHistory> lines(Random random) {
        List<Alert> revisions = new ArrayList<>();
        Alert raised = AlertSamples.alert(id)
                .setDesk(desk)
                .setSeverity(random.nextBoolean() ? severity : Severity.MINOR)
                .setRules(rules)
                .setScore(0.01)
                .setBlind(blind)
                .setRaisedAt(raisedAt)
                .setLinkedTo(linkedTo)
                .setSuppressedBy(suppressedBy)
                .setExerciseOf(exercise ? "before-" + id : null)
                .build();
        revisions.add(raised);
        if (random.nextBoolean()) {
            revisions.add(raised);
        }
        Alert.Builder last = Alert.newBuilder(raised).setSeverity(severity).setStatus(end);
        if (isDecided()) {
            last.setScore(score)
                    .setReviewReason(reason)
                    .setCarriedFrom(carried ? "another" : null)
                    .setAnsweredAt(raisedAt.plusSeconds(answeredAfter))
                    .setDecidedAt(raisedAt.plusSeconds(decidedAfter));
            revisions.add(last.build());
            // Evidence that comes after the decision, and the end of a suppression.
            last.setScore(1 - score).setSecondLook(second).setSuppressedBy(null);
        }
        revisions.add(last.build());
        return revisions.stream()
                .map(revision -> AlertHistory.newBuilder()
                        .setAlertId(id)
                        .setAlert(revision)
                        .build())
                .toList();
    }
}
