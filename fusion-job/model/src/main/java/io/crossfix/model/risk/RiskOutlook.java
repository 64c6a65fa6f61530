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
    private static final long HOUR_MILLIS = 3_600_000;

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
        double hours = meanHourFactor(at, millis);
        double sum = 0;
        for (RateShare share : shares) {
            sum += expected(share, at, millis) * (isShaped(share) ? hours : 1);
        }
        return sum;
    }

    /** Probability of at least one, [0, 1]: {@code 1 - exp(-Λ)}. */
    public double probability(long at, long millis) {
        return -Math.expm1(-expected(at, millis));
    }

    /** At the mean hour of the week. */
    private double expected(RateShare share, long at, long millis) {
        double life = share.getMeanLifeMillis();
        if (life == 0) {
            return share.getPerDay() / weights.hourFactor(from) * millis / DAY_MILLIS;
        }
        return share.getRemaining() * (Math.exp(-(at - from) / life) - Math.exp(-(at - from + millis) / life));
    }

    private static boolean isShaped(RateShare share) {
        return share.getAge().isEmpty() || RiskAge.valueOf(share.getAge()).isSlow();
    }

    /** Mean of the factors of the hours in a time, each for as long as it lasts. */
    private double meanHourFactor(long at, long millis) {
        double sum = 0;
        for (long begin = at; begin < at + millis; ) {
            long end = Math.min(at + millis, (Math.floorDiv(begin, HOUR_MILLIS) + 1) * HOUR_MILLIS);
            sum += weights.hourFactor(begin) * (end - begin);
            begin = end;
        }
        return millis == 0 ? weights.hourFactor(at) : sum / millis;
    }
}
