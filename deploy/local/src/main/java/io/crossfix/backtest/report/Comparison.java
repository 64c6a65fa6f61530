package io.crossfix.backtest.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two sets of rules over the same recording.
 *
 * @param total over all rules
 * @param byRule rule by rule
 * @param differing every match that is not the same in both, by time of its anchor
 */
public record Comparison(Overlap total, Map<String, Overlap> byRule, List<Differing> differing) {

    /**
     * How many matches are where.
     *
     * @param onlyA found by the rules alone
     * @param onlyB found by the others alone
     * @param same found by both, alike
     * @param different found by both, with other evidence or another score
     */
    public record Overlap(long onlyA, long onlyB, long same, long different) {

        /** None at all. */
        public static final Overlap NONE = new Overlap(0, 0, 0, 0);

        /** Both together. */
        public Overlap and(Overlap other) {
            return new Overlap(
                    onlyA + other.onlyA, onlyB + other.onlyB, same + other.same, different + other.different);
        }
    }

    /** Where a differing match was found. */
    public enum Where {
        ONLY_A,
        ONLY_B,
        BOTH
    }

    /**
     * A match that is not the same in both.
     *
     * @param anchor stream and id of the anchor
     * @param at when it was observed, local time
     * @param latitude degrees north
     * @param longitude degrees east
     * @param reasonA why it holds by the rules; null when it does not
     * @param reasonB why it holds by the others; null when it does not
     * @param matchId id of the match, in {@code A} where it is in both
     */
    public record Differing(
            Where where,
            String rule,
            String anchor,
            String at,
            double latitude,
            double longitude,
            @Nullable String reasonA,
            @Nullable String reasonB,
            String matchId) {}
}
