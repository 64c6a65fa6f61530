package io.crossfix.rule;

import io.crossfix.model.FactsView;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.PlaceRisk;
import io.crossfix.model.risk.RiskAround;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskOfFacts;
import org.jspecify.annotations.Nullable;

/**
 * Asks rules about anchors. Pure but for its counter: the same facts give the same answer, whatever was asked before.
 *
 * <p>One per operator: it owns the buffer in which Flink CEP runs. Not thread-safe.
 */
public final class Matcher implements AutoCloseable {

    private final SequenceRunner runner = new SequenceRunner();
    private final GridSettings grid;
    private final RiskModel model;
    private @Nullable RiskAround risk;
    private long cappedQuestions;

    /**
     * @param grid resolutions and reaches, by which the risk at an anchor is read
     * @param model what observations weigh on it
     */
    public Matcher(GridSettings grid, RiskModel model) {
        this.grid = grid;
        this.model = model;
    }

    /** A matcher for the default grid and the shipped weights. */
    public Matcher() {
        this(GridSettings.DEFAULT, RiskModel.shipped());
    }

    /** What observations weigh. */
    public RiskModel model() {
        return model;
    }

    /**
     * Asks a rule about an observation; one that the rule does not anchor has no findings.
     *
     * @param facts what lies on the table around the anchor, at least as far as the rule looks
     * @param decidedUpTo event time up to which silence is certain, milliseconds since epoch
     */
    public Answer ask(CompiledRule rule, Observation anchor, FactsView facts, long decidedUpTo) {
        return ask(rule, anchor, facts, decidedUpTo, new RiskOfFacts(grid, model, facts));
    }

    /**
     * The same, for a place that more is known of than lies on the table.
     *
     * @param place what places are known for
     */
    public Answer ask(CompiledRule rule, Observation anchor, FactsView facts, long decidedUpTo, PlaceRisk place) {
        if (!rule.anchors(anchor)) {
            return Answer.NONE;
        }
        Answer answer = new Question(rule, situated(anchor, facts, place), facts).answer(decidedUpTo, runner);
        if (answer.leftOut() > 0) {
            cappedQuestions++;
        }
        return answer;
    }

    private FactView situated(Observation anchor, FactsView facts, PlaceRisk place) {
        if (risk == null) {
            risk = new RiskAround(grid, model);
        }
        return new FactView(anchor, new RiskHere(risk, anchor, facts, place));
    }

    /** How many questions left out facts because of a limit. */
    public long cappedQuestions() {
        return cappedQuestions;
    }

    /** Ends the thread that Flink CEP's buffer has started. */
    @Override
    public void close() {
        runner.close();
    }
}
