package io.crossfix.feeds.mapping;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A number that an observation may carry, and what it may be. */
enum Measure {
    /** Own confidence of the source. */
    CONFIDENCE(0, 1, false, null),
    /** One standard deviation of the position, metres. */
    UNCERTAINTY(0, 100_000, false, null),
    /** Grows with every correction of the same id. */
    REVISION(0, Integer.MAX_VALUE, true, null),
    /** Rounds counted. */
    ROUNDS(1, 10_000, true, Stream.GUNSHOT),
    /** How many of what a camera saw. */
    COUNT(0, 100_000, true, Stream.CAMERA),
    /** Dispatch priority, 1 is highest. */
    PRIORITY(1, 9, true, Stream.CALL),
    /** Direction of travel, degrees clockwise from north. */
    HEADING(0, Math.nextDown(360.0), false, Stream.PLATE),
    /** Speed, metres per second. */
    SPEED(0, 150, false, Stream.PLATE);

    private final double least;
    private final double most;
    private final boolean whole;
    private final @Nullable Stream only;

    Measure(double least, double most, boolean whole, @Nullable Stream only) {
        this.least = least;
        this.most = most;
        this.whole = whole;
        this.only = only;
    }

    /** Its name in a mapping. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean belongsTo(Stream stream) {
        return only == null || only == stream;
    }

    /** Whether a number may be one of these. */
    boolean allows(double value) {
        return value >= least && value <= most;
    }

    /** The number as it is stored: fractions of whole numbers are cut off. */
    double stored(double value) {
        return whole ? Math.floor(value) : value + 0.0; // -0.0 becomes 0.0
    }

    /** The rule, for messages. */
    String rule() {
        String open = this == HEADING ? "[0, 360)" : "[" + text(least) + ", " + text(most) + "]";
        return key() + " must be within " + open;
    }

    /** A number as people write it. */
    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
