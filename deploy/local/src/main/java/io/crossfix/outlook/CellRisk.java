package io.crossfix.outlook;

import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskOutlook;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.RateShare;
import io.crossfix.record.RiskReading;
import io.crossfix.record.ScoreShare;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be expected in one cell from a time on, if nothing more is observed: its last reading, decayed to that time. A
 * cell never heard of has the base and the prior of the weights.
 *
 * <p>A reading tells NOW evidence after the caps of its sources. What a cap held back would decay into sight later, so a
 * decayed NOW is a lower bound where a source was at its cap.
 */
public final class CellRisk {

    /** Name of the share of the NOW score that does not decay. */
    static final String PRIOR = "prior";

    private static final String BASE = "base";

    private final long cell;
    private final @Nullable RiskReading reading;
    private final RiskWeights weights;
    private final long at;
    private final RiskOutlook outlook;

    private CellRisk(long cell, @Nullable RiskReading reading, RiskWeights weights, long at, RiskOutlook outlook) {
        this.cell = cell;
        this.reading = reading;
        this.weights = weights;
        this.at = at;
        this.outlook = outlook;
    }

    /**
     * Of a cell with a reading.
     *
     * @param at the time, milliseconds since epoch; that of the reading when it is later
     */
    public static CellRisk of(RiskReading reading, RiskWeights weights, long at) {
        long from = reading.getAt().toEpochMilli();
        // Readings of release 0.1.0 tell NOW alone.
        List<RateShare> shares =
                reading.getRateShares().isEmpty() ? List.of(base(weights.next(), from)) : reading.getRateShares();
        RiskOutlook outlook = new RiskOutlook(weights.next(), shares, from);
        return new CellRisk(reading.getRiskCell(), reading, weights, Math.max(from, at), outlook);
    }

    /** Of a cell that nothing was ever said about, at a time in milliseconds since epoch. */
    public static CellRisk unheardOf(long cell, RiskWeights weights, long at) {
        NextWeights next = weights.next();
        return new CellRisk(cell, null, weights, at, new RiskOutlook(next, List.of(base(next, at)), at));
    }

    private static RateShare base(NextWeights next, long at) {
        double perDay = next.level() * next.basePerDay() * next.hourFactor(at);
        return new RateShare(BASE, 0, "", 0L, perDay, 0.0);
    }

    /** The H3 cell. */
    public long cell() {
        return cell;
    }

    /** The reading it rests on; null for a cell never heard of. */
    public @Nullable RiskReading reading() {
        return reading;
    }

    /** The time it is for, milliseconds since epoch. */
    public long at() {
        return at;
    }

    /** Whether the reading is from later than what was asked about, so that it counts as of its own time. */
    public boolean isLaterThan(long asked) {
        return at > asked;
    }

    /** Whether the reading was made with other weights than those that its future is reckoned with. */
    public boolean isOfOtherWeights() {
        return reading != null && !reading.getWeightsVersion().equals(weights.label());
    }

    /** How old the reading is at the time, zero for a cell never heard of. */
    public Duration age() {
        return reading == null
                ? Duration.ZERO
                : Duration.ofMillis(at - reading.getAt().toEpochMilli());
    }

    /** What the NOW score is made of at the time, log-odds: the prior, and what has decayed since the reading. */
    public List<ScoreShare> nowShares() {
        if (reading == null) {
            return List.of(new ScoreShare(PRIOR, weights.now().prior(), 0));
        }
        double left = RiskAge.MINUTES.left(age().toMillis());
        return reading.getShares().stream()
                .map(share -> share.getSource().equals(PRIOR)
                        ? share
                        : new ScoreShare(share.getSource(), share.getLogOdds() * left, share.getRing()))
                .toList();
    }

    /** Probability that an incident is going on at the time, [0, 1]. */
    public double now() {
        return weights.now()
                .probability(
                        nowShares().stream().mapToDouble(ScoreShare::getLogOdds).sum());
    }

    /** What the rate is made of at the time; sums to {@link #perDay}. */
    public List<RateShare> rateShares() {
        double hour = weights.next().hourFactor(at);
        return outlook.shares().stream().map(share -> decayed(share, hour)).toList();
    }

    private RateShare decayed(RateShare share, double hour) {
        if (share.getAge().isEmpty()) {
            return with(share, share.getPerDay() / weights.next().hourFactor(outlook.from()) * hour, 0);
        }
        RiskAge age = RiskAge.valueOf(share.getAge());
        double remaining = share.getRemaining() * age.left(at - outlook.from());
        return with(share, remaining * age.perDay() * (age.isSlow() ? hour : 1), remaining);
    }

    private static RateShare with(RateShare share, double perDay, double remaining) {
        return new RateShare(
                share.getSource(), share.getRing(), share.getAge(), share.getMeanLifeMillis(), perDay, remaining);
    }

    /** Rate of incidents at the time, per day. */
    public double perDay() {
        return rateShares().stream().mapToDouble(RateShare::getPerDay).sum();
    }

    /** RR: the rate over what the cell is known for (its base and the one-year terms), at least 1. */
    public double ratio() {
        double known = rateShares().stream()
                .filter(share -> share.getAge().isEmpty() || share.getAge().equals(RiskAge.YEAR.name()))
                .mapToDouble(RateShare::getPerDay)
                .sum();
        return known > 0 ? perDay() / known : 1;
    }

    /** Incidents to be expected from the time on, for so long. */
    public double expected(Horizon horizon) {
        return expected(horizon.millis());
    }

    /** Incidents to be expected from the time on, for so many milliseconds. */
    public double expected(long millis) {
        return outlook.expected(at, millis);
    }

    /** Probability of at least one from the time on, for so long, [0, 1]. */
    public double probability(Horizon horizon) {
        return outlook.probability(at, horizon.millis());
    }
}
