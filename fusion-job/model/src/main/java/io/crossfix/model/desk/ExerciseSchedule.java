package io.crossfix.model.desk;

import io.crossfix.model.Digest;
import io.crossfix.record.Alert;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * When desks are given exercises, and which closed alerts they repeat: drawn by a seed, so the same whoever reckons it, and
 * not to be foreseen without the seed.
 *
 * @param perDay exercises per desk and day, [0, 48]; 0 for none
 * @param seed what the draw begins with
 */
public record ExerciseSchedule(int perDay, long seed) implements Serializable {

    /** No exercises. */
    public static final ExerciseSchedule NONE = new ExerciseSchedule(0, 0);

    private static final long DAY = 86_400_000;
    private static final int DIGITS = 8;

    /** Checks the number. */
    public ExerciseSchedule {
        if (perDay < 0 || perDay > 48) {
            throw new IllegalArgumentException("perDay must be within [0, 48], was " + perDay);
        }
    }

    /**
     * The order that a desk's exercise has if it is due by now: one for each stretch of the day, from a moment within it on.
     *
     * @param now milliseconds since epoch
     */
    public Optional<String> dueOrder(String desk, long now) {
        if (perDay == 0) {
            return Optional.empty();
        }
        long stretch = DAY / perDay;
        long number = Math.floorDiv(now, stretch);
        String order = Digest.of("exercise-order", Long.toString(seed), desk, Long.toString(number));
        long moment = (Long.parseLong(order.substring(0, DIGITS), 16) * stretch) >>> Integer.SIZE;
        return Math.floorMod(now, stretch) >= moment ? Optional.of(order) : Optional.empty();
    }

    /** The alert that an order repeats: one of the desk's decided ones, no exercise and no drill. */
    public static Optional<Alert> choose(String order, String desk, Collection<Alert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.getDesk().equals(desk) && !alert.getExercise())
                .filter(alert -> LifeCycle.isDecided(alert.getStatus()) && alert.getEvidenceCount() > 0)
                .min(Comparator.comparing(alert -> Digest.of(order, alert.getAlertId())));
    }
}
