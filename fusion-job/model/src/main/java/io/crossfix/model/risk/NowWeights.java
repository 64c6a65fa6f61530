package io.crossfix.model.risk;

import io.crossfix.model.Observation;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Weights of the NOW clock: natural logs of likelihood ratios.
 *
 * @param prior log-odds that something goes on in a cell of which nothing is known
 * @param slope {@code a} of the calibration (Platt): the probability is {@code σ(a ℓ + b)}
 * @param intercept {@code b} of the calibration
 * @param sources what one observation weighs, by source; a source that is not there weighs nothing
 * @param rounds what gunshots weigh more by rounds, in ascending order
 * @param categories what others weigh more, by {@code KIND/CATEGORY}
 */
public record NowWeights(
        double prior,
        double slope,
        double intercept,
        Map<RiskSource, OfSource> sources,
        List<FromRounds> rounds,
        Map<String, Double> categories)
        implements Serializable {

    /** Defends the collections. */
    public NowWeights {
        sources = Map.copyOf(sources);
        rounds = List.copyOf(rounds);
        categories = Map.copyOf(new TreeMap<>(categories));
    }

    /**
     * What observations of one source weigh.
     *
     * @param weight of one, log-odds: {@code ln((a1 + a0) / a0)}, where {@code a1} is how often this source speaks
     *     inside an incident and {@code a0} how often without one
     * @param cap most that all of them together weigh, in either direction, log-odds
     * @param byHour true when its background follows the hour of the week, so that it weighs less when it always speaks
     */
    public record OfSource(double weight, double cap, boolean byHour) implements Serializable {

        /** The weight of a source that speaks so often inside an incident, and so often without one; in one unit, log-odds. */
        public static double ofRates(double inside, double background) {
            return Math.log((inside + background) / background);
        }
    }

    /**
     * What a gunshot weighs more from so many rounds on.
     *
     * @param from least rounds
     * @param weight log-odds
     */
    public record FromRounds(int from, double weight) implements Serializable {}

    /** What an observation of a source weighs in its own cell, fresh, before reliability, log-odds. */
    double of(RiskSource source, Observation seen, NextWeights hours) {
        OfSource own = sources.get(source);
        if (own == null) {
            return 0;
        }
        double weight = own.weight() + mark(seen);
        return own.byHour() ? weight - Math.log(hours.hourFactor(seen.at())) : weight;
    }

    /**
     * The probability that log-odds stand for after calibration, [0, 1] (J. Platt, Probabilistic outputs for support vector
     * machines, 1999).
     */
    public double probability(double logOdds) {
        return 1 / (1 + Math.exp(-(slope * logOdds + intercept)));
    }

    /** Most that a source may weigh, log-odds. */
    double cap(RiskSource source) {
        OfSource own = sources.get(source);
        return own == null ? 0 : own.cap();
    }

    private double mark(Observation seen) {
        if (seen.kind() != Kind.GUNSHOT) {
            return categories.getOrDefault(seen.kind() + "/" + seen.categoryName(), 0.0);
        }
        // Nobody counted: the count of 1 is only the field's default.
        if (seen.quantity() <= 1 && seen.category() == GunshotCategory.UNKNOWN.ordinal()) {
            return 0;
        }
        FromRounds found = null;
        for (FromRounds each : rounds) {
            found = each.from() <= seen.quantity() ? each : found;
        }
        return weight(found);
    }

    private static double weight(@Nullable FromRounds found) {
        return found == null ? 0 : found.weight();
    }
}
