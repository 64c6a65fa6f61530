package io.crossfix.retention;

import java.time.Duration;

/** Durations as people say them. */
final class Durations {

    private Durations() {}

    /** Such as {@code 10 d}, {@code 24 h 5 min}, {@code 40 s}; {@code for ever} when negative. */
    static String text(Duration duration) {
        if (duration.isNegative()) {
            return "for ever";
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.toDays() > 1) {
            return duration.toDays() + " d" + rest(duration.toHoursPart(), "h");
        }
        return duration.toHours() == 0
                ? duration.toMinutes() + " min" + rest(duration.toSecondsPart(), "s")
                : duration.toHours() + " h" + rest(duration.toMinutesPart(), "min");
    }

    private static String rest(int number, String unit) {
        return number == 0 ? "" : " " + number + " " + unit;
    }
}
