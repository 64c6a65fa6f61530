package io.crossfix.feeds.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What to simulate; every setting has a default that works.
 *
 * @param seed same seed and settings, same bytes
 * @param start first instant of the night; null for 2024-06-21 18:00 in the city
 * @param duration how long it lasts, 1 minute to 31 days; 12 hours by default
 * @param scale factor on every rate, 0.001 to 100; 1 by default
 * @param exercise whether the records are marked as exercise, so that no alert made of them can leave as an actual one
 */
public record SimulationSettings(
        long seed, @Nullable Instant start, Duration duration, double scale, boolean exercise) {

    private static final LocalDateTime DEFAULT_START = LocalDateTime.of(2024, 6, 21, 18, 0);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final double LEAST = 0.001;
    private static final double MOST = 100;

    /** Seed 42, the night of 2024-06-21 from 18:00 to 06:00, scale 1, marked as exercise. */
    public static final SimulationSettings DEFAULT = new SimulationSettings(42, null, Duration.ofHours(12), 1, true);

    /** @throws IllegalArgumentException when duration or scale is out of bounds */
    public SimulationSettings {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a simulation lasts " + SHORTEST + " to " + LONGEST + ", not " + duration);
        }
        if (!(scale >= LEAST && scale <= MOST)) {
            throw new IllegalArgumentException("scale must be within [" + LEAST + ", " + MOST + "], was " + scale);
        }
    }

    /** The same with another seed. */
    public SimulationSettings withSeed(long other) {
        return new SimulationSettings(other, start, duration, scale, exercise);
    }

    /** The same from another instant on. */
    public SimulationSettings startingAt(Instant other) {
        return new SimulationSettings(seed, other, duration, scale, exercise);
    }

    /** The same for another time. */
    public SimulationSettings lasting(Duration other) {
        return new SimulationSettings(seed, start, other, scale, exercise);
    }

    /** The same with all rates multiplied. */
    public SimulationSettings scaledBy(double factor) {
        return new SimulationSettings(seed, start, duration, factor, exercise);
    }

    /** The same, marked as exercise or not. */
    public SimulationSettings asExercise(boolean yes) {
        return new SimulationSettings(seed, start, duration, scale, yes);
    }

    /** First instant in a city's zone, milliseconds since epoch. */
    long startMillis(ZoneId zone) {
        return start == null ? DEFAULT_START.atZone(zone).toInstant().toEpochMilli() : start.toEpochMilli();
    }
}
