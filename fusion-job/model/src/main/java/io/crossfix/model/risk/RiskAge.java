package io.crossfix.model.risk;

/**
 * How long something that was observed keeps weighing on a place: mean lives of exponential decay, after the two clocks of
 * the model. Positions are part of stored state: constants are only ever appended.
 */
public enum RiskAge {
    /** The NOW clock: an incident that goes on. */
    MINUTES(15 * 60_000L),
    /** The fast part of the NEXT clock: the same evening. */
    HOURS(6 * 3_600_000L),
    /** Retaliation and repetition. */
    WEEKS(14 * 86_400_000L),
    /** What a place is known for. */
    YEAR(365 * 86_400_000L);

    /** How many there are. */
    public static final int COUNT = values().length;

    private static final double DAY_MILLIS = 86_400_000;

    private final long meanLifeMillis;

    RiskAge(long meanLifeMillis) {
        this.meanLifeMillis = meanLifeMillis;
    }

    /** Mean life, milliseconds. */
    public long meanLifeMillis() {
        return meanLifeMillis;
    }

    /** Rate of decay, per day. */
    public double perDay() {
        return DAY_MILLIS / meanLifeMillis;
    }

    /** What is left of 1 after a time in milliseconds; more than 1 for a negative one. */
    public double left(long millis) {
        return Math.exp(-(double) millis / meanLifeMillis);
    }

    /** True when the hour of the week shapes it: an evening's unrest does not wait for Saturday. */
    public boolean isSlow() {
        return this == WEEKS || this == YEAR;
    }
}
