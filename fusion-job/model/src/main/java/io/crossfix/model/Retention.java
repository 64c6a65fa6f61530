package io.crossfix.model;

import io.crossfix.record.Kind;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * How long what was observed may be kept after its time, by stream and category, whatever else would still look at it. In
 * whole minutes, the grain in which state is forgotten: a minute of facts goes when its first one must, so none stays too
 * long and none leaves more than a minute early.
 */
public final class Retention implements Serializable {

    /** Nothing is limited. */
    public static final Retention NONE = new Retention(Map.of());

    /** What is not limited. */
    private static final long FOR_EVER = Long.MAX_VALUE;

    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = 60_000;

    private final long[][] millis = new long[Kind.values().length][];
    private final long[][] distinct = new long[Kind.values().length][];
    private final boolean isLimited;

    /**
     * Of these limits.
     *
     * @param limits by stream and category, whole minutes, at least two; what is left out is not limited
     * @throws IllegalArgumentException when a stream has no such category, or a limit is not of that kind
     */
    public Retention(Map<Kind, Map<String, Duration>> limits) {
        for (Kind kind : Kind.values()) {
            long[] each = new long[Observation.categories(kind).size()];
            Arrays.fill(each, FOR_EVER);
            limits.getOrDefault(kind, Map.of())
                    .forEach((category, limit) -> each[index(kind, category)] = checked(kind, category, limit));
            millis[kind.ordinal()] = each;
            distinct[kind.ordinal()] = LongStream.of(each)
                    .filter(limit -> limit != FOR_EVER)
                    .distinct()
                    .sorted()
                    .toArray();
        }
        isLimited = Arrays.stream(distinct).anyMatch(each -> each.length > 0);
    }

    private static int index(Kind kind, String category) {
        int index = Observation.categories(kind).indexOf(category);
        if (index < 0) {
            throw new IllegalArgumentException("there is no category " + category + " of " + kind);
        }
        return index;
    }

    private static long checked(Kind kind, String category, Duration limit) {
        long wanted = limit.toMillis();
        if (wanted < 2 * MINUTE_MILLIS || wanted % MINUTE_MILLIS != 0) {
            throw new IllegalArgumentException("what is observed is kept for whole minutes, at least two, but " + kind
                    + " " + category + " for " + limit);
        }
        return wanted;
    }

    /** True when anything is limited at all. */
    public boolean isLimited() {
        return isLimited;
    }

    /** True when anything of a stream is limited. */
    public boolean isLimited(Kind kind) {
        return distinct[kind.ordinal()].length > 0;
    }

    /** The limit of a category, milliseconds; {@link Long#MAX_VALUE} for none. */
    public long millis(Kind kind, String category) {
        return millis[kind.ordinal()][index(kind, category)];
    }

    /** True when an observation may not be kept any longer at a time, milliseconds since epoch. */
    public boolean isOver(Observation seen, long time) {
        return isOver(seen.at(), of(seen), time);
    }

    private static boolean isOver(long at, long limit, long time) {
        return limit != FOR_EVER && time != Long.MIN_VALUE && Minutes.of(at) <= lastMinuteOver(limit, time);
    }

    /** How long an observation may be kept, milliseconds; {@link Long#MAX_VALUE} for ever. */
    long of(Observation seen) {
        return millis[seen.kind().ordinal()][seen.category()];
    }

    /** The limits that there are in a stream, each once, milliseconds, rising. */
    public long[] distinct(Kind kind) {
        return distinct[kind.ordinal()];
    }

    /** The last minute (since epoch) whose observations under a limit may not be kept any longer at a time. */
    public static long lastMinuteOver(long limit, long time) {
        return time == Long.MIN_VALUE ? Long.MIN_VALUE : Math.floorDiv(time - limit, MINUTE_MILLIS);
    }

    /** When the observations of a minute may not be kept any longer, milliseconds since epoch. */
    public static long over(long minute, long limit) {
        return minute * MINUTE_MILLIS + limit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Retention that && Arrays.deepEquals(millis, that.millis);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(millis);
    }

    @Override
    public String toString() {
        return "Retention" + List.of(Kind.values()) + Arrays.deepToString(millis);
    }
}
