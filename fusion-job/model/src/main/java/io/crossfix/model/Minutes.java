package io.crossfix.model;

/** Minutes since epoch: the grain in which state is kept and forgotten. */
public final class Minutes {

    private static final long MILLIS = 60_000;

    private Minutes() {}

    /** The minute of a time in milliseconds since epoch. */
    public static long of(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }

    /** Last millisecond of a minute. */
    public static long end(long minute) {
        return minute * MILLIS + MILLIS - 1;
    }
}
