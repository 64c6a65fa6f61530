package io.crossfix.model.risk;

import io.crossfix.record.RateShare;
import java.util.List;

/**
 * How many incidents are to be expected in a cell over a time to come, if nothing more is observed: the integral of the
 * rate, which decays by its ages and is shaped by the hours of the week.
 *
 * @param weights that the shares were made with
 * @param shares of the cell's rate
 * @param from time that the shares are for, milliseconds since epoch
 */
public record RiskOutlook(NextWeights weights, List<RateShare> shares, long from) {

    private static final double DAY_MILLIS = 86_400_000;

    /** Defends the list. */
    public RiskOutlook {
        shares = List.copyOf(shares);
    }

    /**
     * Expected incidents.
     *
     * @param at when the time to come begins, milliseconds since epoch, not before {@link #from}
     * @param millis how long it is, milliseconds
     */
    public double expected(long at, long millis) {
        double sum = 0;
        for (long begin = at; begin < at + millis; ) {
            long end = Math.min(at + millis, weights.nextHour(begin));
            sum += expected(begin, end, weights.hourFactor(begin));
            begin = end;
        }
        return sum;
    }

    private double expected(long begin, long end, double hour) {
        double sum = 0;
        for (RateShare share : shares) {
            sum += atTheMeanHour(share, begin, end) * (isShaped(share) ? hour : 1);
        }
        return sum;
    }

    /** Probability of at least one, [0, 1]: {@code 1 - exp(-Λ)}. */
    public double probability(long at, long millis) {
        return -Math.expm1(-expected(at, millis));
    }

    private double atTheMeanHour(RateShare share, long begin, long end) {
        double life = share.getMeanLifeMillis();
        if (life == 0) {
            return share.getPerDay() / weights.hourFactor(from) * (end - begin) / DAY_MILLIS;
        }
        return share.getRemaining() * (Math.exp(-(begin - from) / life) - Math.exp(-(end - from) / life));
    }

    private static boolean isShaped(RateShare share) {
        return share.getAge().isEmpty() || RiskAge.valueOf(share.getAge()).isSlow();
    }
}
