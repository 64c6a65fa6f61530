package io.crossfix.risk.fit;

/**
 * How an incident's mass turns into a rate: mass {@code m} of the time {@code s} makes {@code m · left(s, t) · perDay(t)}
 * incidents a day at {@code t}.
 */
public sealed interface Kernel permits Fading, RunningMean {

    /** What is left of a mass of 1 after some time; both in milliseconds since epoch. */
    double left(long from, long to);

    /** Incidents per day that a mass of 1 makes at a time, milliseconds since epoch. */
    double perDay(long at);

    /** Incidents that a mass of 1 at {@code from} makes until {@code to}, all of it covered time; milliseconds since epoch. */
    double mass(long from, long to);

    /** True when the hour of the week shapes its rate. */
    boolean isByHour();
}
