package io.crossfix.risk.fit;

import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rate of incidents in every cell at any time, per day:
 * {@code level · (h · (base + Σ w φ of the terms that the hour shapes) + Σ w φ of the others)}.
 *
 * @param name for people
 * @param dictionary its terms
 * @param weights of the terms: expected further incidents from one, in all cells of the ring
 * @param basePerDay incidents per day whatever happened, cell by cell
 * @param factors {@code h}
 * @param level what all of it is multiplied with
 */
public record Rates(
        String name, Dictionary dictionary, double[] weights, double[] basePerDay, HourFactors factors, double level) {

    /** The same under another name. */
    public Rates named(String other) {
        return new Rates(other, dictionary, weights, basePerDay, factors, level);
    }

    /** The same with another level. */
    public Rates atLevel(double other) {
        return new Rates(name, dictionary, weights, basePerDay, factors, other);
    }

    /**
     * The rates of a weights document.
     *
     * @param cells how many cells the domain has
     */
    public static Rates of(String name, NextWeights next, int cells) {
        List<RiskSource> sources =
                Stream.of(RiskSource.values()).filter(RiskSource::movesPlaces).toList();
        List<RiskAge> ages = List.of(RiskAge.values());
        Dictionary dictionary = new Dictionary(
                sources,
                NextWeights.RINGS,
                ages.stream().<Kernel>map(Fading::of).toList());
        double[] weights = new double[dictionary.size()];
        for (RiskSource source : sources) {
            for (int ring = 0; ring < NextWeights.RINGS; ring++) {
                for (RiskAge age : ages) {
                    weights[dictionary.term(sources.indexOf(source), ring, age.ordinal())] =
                            next.children(source, ring, age);
                }
            }
        }
        double[] base = new double[cells];
        Arrays.fill(base, next.basePerDay());
        return new Rates(name, dictionary, weights, base, new HourFactors(next.hourOfWeek()), next.level());
    }

    /**
     * The weights document's part that says the same; the ages of the model are the kernels that it can hold.
     *
     * @param zone the city's
     */
    public NextWeights next(ZoneId zone) {
        double[] children = new double[RiskSource.COUNT * NextWeights.RINGS * RiskAge.COUNT];
        for (RiskAge age : RiskAge.values()) {
            int kernel = dictionary.kernels().indexOf(Fading.of(age));
            for (int source = 0; kernel >= 0 && source < dictionary.sources().size(); source++) {
                for (int ring = 0; ring < dictionary.rings(); ring++) {
                    children[NextWeights.index(dictionary.sources().get(source), ring, age)] =
                            weights[dictionary.term(source, ring, kernel)];
                }
            }
        }
        return new NextWeights(basePerDay[0], level, zone, factors.factors(), children);
    }
}
