package io.crossfix.bench.city;

/**
 * What the city is to send.
 *
 * @param seed the same seed and start give the same observations
 * @param startMillis when the first is sent, milliseconds since epoch; part of every id, so that streams of different
 *     starts never share one
 * @param perSecond observations sent per second, repeats included
 * @param incidentsPerSecond planted incidents per second
 * @param calls share of the calls among what happens by itself, [0, 0.5]
 */
public record CitySettings(long seed, long startMillis, int perSecond, double incidentsPerSecond, double calls) {

    /** Share of the calls in the workload fusion-1. */
    public static final double MANY_CALLS = 0.02;

    /** The workload fusion-1's share of calls. */
    public CitySettings(long seed, long startMillis, int perSecond, double incidentsPerSecond) {
        this(seed, startMillis, perSecond, incidentsPerSecond, MANY_CALLS);
    }

    /** @throws IllegalArgumentException when a rate is not positive, or incidents are more than a tenth of all */
    public CitySettings {
        if (!(calls >= 0 && calls <= 0.5)) {
            throw new IllegalArgumentException("the share of calls must be within [0, 0.5], was " + calls);
        }
        if (perSecond < 1 || perSecond > 1_000_000) {
            throw new IllegalArgumentException("the rate must be within [1, 1000000] per second, was " + perSecond);
        }
        if (!(incidentsPerSecond > 0 && incidentsPerSecond <= perSecond / 10.0)) {
            throw new IllegalArgumentException(
                    "the incidents per second must be above 0 and at most a tenth of the rate " + perSecond + ", were "
                            + incidentsPerSecond);
        }
    }

    /** When the n-th observation, from 0, is sent: milliseconds since epoch. */
    public long sentAt(long n) {
        return startMillis + n * 1_000 / perSecond;
    }

    /** How long it takes to send so many, milliseconds. */
    public long spanMillis(long observations) {
        return sentAt(observations) - startMillis;
    }
}
