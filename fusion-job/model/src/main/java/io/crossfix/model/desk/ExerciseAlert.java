package io.crossfix.model.desk;

import io.crossfix.model.Digest;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A closed alert raised anew for training: its evidence as it was, moved in time so that it looks like now, and marked, so that
 * it reaches no outlet and no state of the model.
 */
final class ExerciseAlert {

    private ExerciseAlert() {}

    /** The content; {@code now} is milliseconds since epoch. */
    static Alert of(DeskOrder order, Alert closed, long now) {
        Duration later = Duration.between(closed.getLastEvidenceAt(), Instant.ofEpochMilli(now));
        return Alert.newBuilder(closed)
                .setAlertId(Digest.of("exercise", order.getOrderId()))
                .setDesk(order.getDesk())
                .setVisibleTo(List.of(order.getDesk()))
                .setRevision(0)
                .setContentHash("")
                .setStatus(AlertStatus.RAISED)
                .setExercise(true)
                .setExerciseOf(closed.getAlertId())
                .setStartedAt(closed.getStartedAt().plus(later))
                .setLastEvidenceAt(closed.getLastEvidenceAt().plus(later))
                .setMatchIds(List.of())
                .setEvidence(closed.getEvidence().stream()
                        .map(piece -> moved(piece, later))
                        .toList())
                .setDecidedByAppendAt(Instant.EPOCH)
                .build();
    }

    /** Under a name of its own: nothing may take it for the observation that it repeats. */
    private static Evidence moved(Evidence piece, Duration later) {
        return Evidence.newBuilder(piece)
                .setObservationId("exercise-" + piece.getObservationId())
                .setObservedAt(piece.getObservedAt().plus(later))
                .setExercise(true)
                .build();
    }
}
