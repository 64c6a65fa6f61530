package io.crossfix.rule;

import io.crossfix.model.Background;
import io.crossfix.model.Grid;
import io.crossfix.record.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many matches of a rule chance alone makes: anchors and evidence that have nothing to do with each other, each as often
 * as usual, anywhere in a quarter of the key cell, at any time.
 *
 * <p>Anchors come as a Poisson process; around each, every part finds a Poisson number of candidates with the mean
 * {@code rate · window · disc / quarter}, and the parts are independent (Feller, An Introduction to Probability Theory, vol. 1,
 * XVII.2). What a part demands of the anchor as well (closer than so many metres, say) or of the order of steps makes it
 * fewer: the figure is one at most.
 */
public final class ChanceMatches {

    private static final double HOUR_MILLIS = 3_600_000;

    private final CompiledRule rule;
    private final List<Background> quarters;
    private final double squareMetres;
    private final double hourFactor;

    /**
     * @param quarters what usually happens in each quarter of the key cell
     * @param squareMetres area of the key cell, square metres
     * @param hourFactor how much more happens in this hour of the week than in the mean one
     */
    public ChanceMatches(CompiledRule rule, List<Background> quarters, double squareMetres, double hourFactor) {
        this.rule = rule;
        this.quarters = List.copyOf(quarters);
        this.squareMetres = squareMetres / Grid.QUARTERS;
        this.hourFactor = hourFactor;
    }

    /**
     * Matches per hour; null for a rule that it cannot be told of: one that ties its parts to one plate or caller, names
     * places, or asks for the risk.
     */
    public @Nullable Double perHour() {
        if (rule.per() != null
                || rule.isBoundToPlaces()
                || rule.parts().stream().anyMatch(ChanceMatches::isUncounted)) {
            return null;
        }
        return quarters.stream().mapToDouble(this::perHour).sum();
    }

    private double perHour(Background quarter) {
        double matches = hourFactor * quarter.perHour(rule::anchors);
        for (Part part : rule.parts()) {
            matches *= probability(part, mean(part, quarter));
        }
        return matches;
    }

    private static boolean isUncounted(Part part) {
        boolean matters = part.minimum() > 0 || isForbidden(part);
        return matters && part.kind() == Kind.PLATE && part.partKind() != PartKind.HOTLIST_HIT;
    }

    private static boolean isForbidden(Part part) {
        return part.role() == Part.Role.ABSENT || part.role() == Part.Role.UNLESS;
    }

    private static double probability(Part part, double mean) {
        if (isForbidden(part)) {
            return 1 - atLeast(part.counting().atLeast(), mean);
        }
        return part.minimum() == 0 ? 1 : atLeast(part.minimum(), mean);
    }

    private double mean(Part part, Background quarter) {
        double hours = Math.max(0, part.beforeMillis() + part.afterMillis()) / HOUR_MILLIS;
        double disc = Math.PI * part.radiusMetres() * part.radiusMetres();
        return hourFactor * quarter.perHour(part::admits) * hours * disc / squareMetres;
    }

    /** Probability that a Poisson number is at least so large. */
    private static double atLeast(int least, double mean) {
        double term = Math.exp(-mean);
        double below = 0;
        for (int n = 0; n < least; n++) {
            below += term;
            term *= mean / (n + 1);
        }
        return Math.max(0, 1 - below);
    }
}
