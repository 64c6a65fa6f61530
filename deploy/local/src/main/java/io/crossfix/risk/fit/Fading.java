package io.crossfix.risk.fit;

import io.crossfix.model.risk.RiskAge;

/**
 * Exponential decay, the kernel of a Hawkes process: {@code ω e^(-ω(t-s))}, which integrates to 1.
 *
 * @param meanLifeMillis {@code 1/ω}, milliseconds
 * @param isByHour true when the hour of the week shapes its rate
 */
public record Fading(double meanLifeMillis, boolean isByHour) implements Kernel {

    private static final double DAY_MILLIS = 86_400_000;

    /** The decay of an age of the model. */
    public static Fading of(RiskAge age) {
        return new Fading(age.meanLifeMillis(), age.isSlow());
    }

    @Override
    public double left(long from, long to) {
        return Math.exp((from - to) / meanLifeMillis);
    }

    @Override
    public double perDay(long at) {
        return DAY_MILLIS / meanLifeMillis;
    }

    @Override
    public double mass(long from, long to) {
        return -Math.expm1((from - to) / meanLifeMillis);
    }
}
