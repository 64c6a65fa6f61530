package io.crossfix.risk.fit;

import io.crossfix.model.risk.RiskAge;
import java.time.Duration;
import java.util.Locale;

/**
 * Exponential decay, the kernel of a Hawkes process: {@code ω e^(-ω(t-s))}, which integrates to 1.
 *
 * @param meanLifeMillis {@code 1/ω}, milliseconds
 * @param isByHour true when the hour of the week shapes its rate
 */
public record Fading(double meanLifeMillis, boolean isByHour) implements Kernel {

    private static final double DAY_MILLIS = 86_400_000;

    private static final double DAYS_OF_YEAR = 365;

    /**
     * A decay that only a study knows; the hour of the week shapes those of a day and more, as it does the model's.
     *
     * @param meanLife {@code 1/ω}
     */
    public static Fading of(Duration meanLife) {
        return new Fading(meanLife.toMillis(), meanLife.toMillis() >= DAY_MILLIS);
    }

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

    /** The mean life in the greatest unit that it fills. */
    @Override
    public String toString() {
        double days = meanLifeMillis / DAY_MILLIS;
        double hours = days * 24;
        if (days >= DAYS_OF_YEAR) {
            return told(days / DAYS_OF_YEAR, "y");
        } else if (days >= 1) {
            return told(days, "d");
        }
        return hours >= 1 ? told(hours, "h") : told(hours * 60, "min");
    }

    private static String told(double value, String unit) {
        String digits = String.format(Locale.ROOT, "%.3g", value);
        return (value == Math.rint(value) ? String.valueOf(Math.round(value)) : digits) + " " + unit;
    }
}
