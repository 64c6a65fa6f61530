package io.crossfix.model.risk;

import io.crossfix.record.RateShare;
import java.util.ArrayList;
import java.util.List;

/**
 * How often incidents are to be expected in a cell at a moment, and what that is made of. The shares sum to the rate.
 *
 * @param perDay incidents per day
 * @param nextHour probability of an incident within 60 minutes, [0, 1]
 * @param known what the cell is known for: the base and the one-year terms, incidents per day
 * @param shares the base first, then one per source, ring and age that adds something
 */
public record Rate(double perDay, double nextHour, double known, List<RateShare> shares) {

    private static final long HOUR_MILLIS = 3_600_000;

    /** Defends the list. */
    public Rate {
        shares = List.copyOf(shares);
    }

    /** How far recent days have raised the rate above what the cell is known for, at least 1. */
    public double ratio() {
        return known > 0 ? perDay / known : 1;
    }

    /** The rate of a ledger at a time, milliseconds since epoch. */
    static Rate of(RiskLedger ledger, NextWeights weights, long at) {
        double hour = weights.hourFactor(at);
        double base = weights.level() * weights.basePerDay() * hour;
        Sum sum = new Sum(base);
        List<RateShare> shares = new ArrayList<>();
        shares.add(new RateShare("base", 0, "", 0L, base, 0.0));
        ledger.read(at, (source, ring, age, mass) -> {
            double children = weights.children(source, ring, age);
            if (children != 0 && mass != 0) {
                double remaining = weights.level() * children * mass;
                double perDay = remaining * age.perDay() * (age.isSlow() ? hour : 1);
                sum.add(age, perDay);
                shares.add(new RateShare(source.name(), ring, age.name(), age.meanLifeMillis(), perDay, remaining));
            }
        });
        double nextHour = new RiskOutlook(weights, shares, at).probability(at, HOUR_MILLIS);
        return new Rate(sum.perDay, nextHour, sum.known, shares);
    }

    private static final class Sum {

        private double perDay;
        private double known;

        Sum(double base) {
            perDay = base;
            known = base;
        }

        void add(RiskAge age, double more) {
            perDay += more;
            known += age == RiskAge.YEAR ? more : 0;
        }
    }
}
