package io.crossfix.feeds.replay;

/**
 * How to replay.
 *
 * @param order what rows are ordered and paced by
 * @param speed seconds of the recording per second of the clock; infinity for as fast as possible
 * @param from how many observations of the same files, mapping and order were published before: they are skipped
 */
public record ReplaySettings(Order order, double speed, long from) {

    /** In the order of events, as fast as possible, from the beginning. */
    public static final ReplaySettings DEFAULT = new ReplaySettings(Order.EVENT, Double.POSITIVE_INFINITY, 0);

    public ReplaySettings {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, was " + speed);
        }
        if (from < 0) {
            throw new IllegalArgumentException("the position to begin from must not be negative, was " + from);
        }
    }

    /** The same in another order. */
    public ReplaySettings order(Order other) {
        return new ReplaySettings(other, speed, from);
    }

    /** The same at another speed, in seconds of the recording per second of the clock. */
    public ReplaySettings speed(double other) {
        return new ReplaySettings(order, other, from);
    }

    /** The same behind so many observations that were published before. */
    public ReplaySettings from(long position) {
        return new ReplaySettings(order, speed, position);
    }
}
