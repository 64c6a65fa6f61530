package io.crossfix.flow;

import io.crossfix.model.CellSettings;
import io.crossfix.model.GridSettings;
import io.crossfix.model.risk.Reliability;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleLimits;
import io.crossfix.rule.RuleSurroundings;
import java.io.Serializable;
import java.util.List;

/**
 * What {@link FuseCell} needs to know.
 *
 * @param grid resolutions and reaches
 * @param cell what a cell may remember
 * @param limits what rules and memory may take
 * @param startRules texts of the rules to begin with, amended later by the rules topic
 * @param surroundings what their conditions may refer to besides facts
 * @param weights what observations weigh in the risk to begin with, until others are published
 * @param signedRules whether every rule that arrives is signed, so that of each the newest counts; otherwise the last
 */
public record FuseCellSettings(
        GridSettings grid,
        CellSettings cell,
        Limits limits,
        List<String> startRules,
        RuleSurroundings surroundings,
        RiskWeights weights,
        boolean signedRules)
        implements Serializable {

    /** Defends the list. */
    public FuseCellSettings {
        startRules = List.copyOf(startRules);
    }

    /** The same for rules that nobody signs. */
    public FuseCellSettings(
            GridSettings grid,
            CellSettings cell,
            Limits limits,
            List<String> startRules,
            RuleSurroundings surroundings,
            RiskWeights weights) {
        this(grid, cell, limits, startRules, surroundings, weights, false);
    }

    /** What turns texts into rules here: in the job, and for whoever checks them before. */
    public RuleCompiler compiler() {
        return compiler(surroundings);
    }

    /** The same, with what has been learnt of the sensors since. */
    RuleCompiler compiler(Reliability reliability) {
        return new RuleCompiler(
                new RuleLimits(limits.maxWindowMillis(), grid.reachMetres(), limits.maxCandidates()),
                surroundings,
                reliability);
    }

    /** What observations weigh to begin with. */
    public RiskModel model() {
        return new RiskModel(weights, surroundings, cell.risk().drills());
    }

    /**
     * What rules and memory may take.
     *
     * @param maxWindowMillis longest window of a rule's part, milliseconds
     * @param maxCandidates most facts that a sequence is fed for one question
     * @param maxResidentFacts most facts that a task holds in memory; the others wait in the state backend
     * @param silenceFallbackMillis how long after the end of a window the clock on the wall declares silence when event
     *     time does not move, milliseconds
     * @param liveMillis how old an anchor may be to count as live, so that the clock on the wall means anything,
     *     milliseconds
     * @param budget what one rule may take on one task
     */
    public record Limits(
            long maxWindowMillis,
            int maxCandidates,
            long maxResidentFacts,
            long silenceFallbackMillis,
            long liveMillis,
            BudgetLimits budget)
            implements Serializable {

        /** A day; 200; half a million; 90 s; 10 min. */
        public static final Limits DEFAULT =
                new Limits(86_400_000, 200, 500_000, 90_000, 600_000, BudgetLimits.DEFAULT);

        /** The same with room for another number of facts in memory. */
        public Limits holding(long otherResidentFacts) {
            return new Limits(
                    maxWindowMillis, maxCandidates, otherResidentFacts, silenceFallbackMillis, liveMillis, budget);
        }
    }
}
