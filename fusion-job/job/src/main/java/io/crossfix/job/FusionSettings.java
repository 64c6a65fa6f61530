package io.crossfix.job;

import io.crossfix.flow.FuseCellSettings;
import io.crossfix.flow.RaiseAlerts;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.CellSettings;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Retention;
import io.crossfix.model.RiskSettings;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleSurroundings;
import io.crossfix.rule.signature.TrustedKeys;
import java.util.List;

/**
 * What an installation may set about the fusion itself, step by step. Whatever Flink can be told in its own configuration
 * stays there.
 *
 * @param admission what the door lets in
 * @param grid how the Earth is divided
 * @param cell what a key cell may remember
 * @param limits what rules and memory may take
 * @param alerts when matches are one incident, how it calls for people, and whom
 * @param rules texts of the rules that the job starts with, amended later by the rules topic
 * @param surroundings what the rules' conditions may refer to besides facts
 * @param weights what observations weigh in the risk to begin with
 * @param trusted whose signature a rule from the topic needs; those that the job starts with need none
 */
public record FusionSettings(
        AdmissionSettings admission,
        GridSettings grid,
        CellSettings cell,
        FuseCellSettings.Limits limits,
        AlertSettings alerts,
        List<String> rules,
        RuleSurroundings surroundings,
        RiskWeights weights,
        TrustedKeys trusted) {

    /** Defends the list. */
    public FusionSettings {
        rules = List.copyOf(rules);
    }

    /** Everything by default, with these rules to begin with, in an installation of which nothing else is known. */
    public static FusionSettings withRules(List<String> rules) {
        return withRules(rules, RuleSurroundings.NONE);
    }

    /** Everything by default, with these rules to begin with. */
    public static FusionSettings withRules(List<String> rules, RuleSurroundings surroundings) {
        return new FusionSettings(
                AdmissionSettings.DEFAULT,
                GridSettings.DEFAULT,
                CellSettings.DEFAULT,
                FuseCellSettings.Limits.DEFAULT,
                AlertSettings.DEFAULT,
                rules,
                surroundings,
                RiskWeights.SHIPPED.in(surroundings.zone()),
                TrustedKeys.NONE);
    }

    /** The same, with another way of telling risk and other weights to begin with. */
    public FusionSettings withRisk(RiskSettings risk, RiskWeights others) {
        return new FusionSettings(
                admission, grid, cell.with(risk), limits, alerts, rules, surroundings, others, trusted);
    }

    /** The same, with limits to how long what is observed is kept. */
    public FusionSettings withRetention(Retention retention) {
        return new FusionSettings(
                admission, grid, cell.with(retention), limits, alerts, rules, surroundings, weights, trusted);
    }

    /**
     * The same, remembering more or less.
     *
     * @param horizonMillis how far behind event time an observation may arrive and still be matched, milliseconds
     * @param maxFactsPerKind most facts of one kind in one key cell
     * @param maxResidentFacts most facts that one task holds in memory
     */
    public FusionSettings remembering(long horizonMillis, int maxFactsPerKind, long maxResidentFacts) {
        CellSettings others = new CellSettings(horizonMillis, maxFactsPerKind, cell.risk(), cell.retention());
        return new FusionSettings(
                admission,
                grid,
                others,
                limits.holding(maxResidentFacts),
                alerts,
                rules,
                surroundings,
                weights,
                trusted);
    }

    /** The same, with another way of raising alerts. */
    public FusionSettings withAlerts(AlertSettings others) {
        return new FusionSettings(admission, grid, cell, limits, others, rules, surroundings, weights, trusted);
    }

    /** The same, taking up only such rules from the topic that one of these keys has signed. */
    public FusionSettings trusting(TrustedKeys others) {
        return new FusionSettings(admission, grid, cell, limits, alerts, rules, surroundings, weights, others);
    }

    /** What turns texts into rules, exactly as in the job. */
    public RuleCompiler compiler() {
        return fuseCell().compiler();
    }

    /** The settings of the step that asks the rules. */
    public FuseCellSettings fuseCell() {
        return new FuseCellSettings(grid, cell, limits, rules, surroundings, weights, trusted.areDemanded());
    }

    /** The settings of the step that raises alerts. */
    public RaiseAlerts.Settings raiseAlerts() {
        return new RaiseAlerts.Settings(grid, alerts.incidents(), alerts.attention(), alerts.desks());
    }
}
