package io.crossfix.rule;

import io.crossfix.model.FactsView;
import io.crossfix.model.Observation;

/**
 * Asks rules about anchors. Pure but for its counter: the same facts give the same answer, whatever was asked before.
 *
 * <p>One per operator: it owns the buffer in which Flink CEP runs. Not thread-safe.
 */
public final class Matcher implements AutoCloseable {

    private final SequenceRunner runner = new SequenceRunner();
    private long cappedQuestions;

    /**
     * Asks a rule about an observation; one that the rule does not anchor has no findings.
     *
     * @param facts what lies on the table around the anchor, at least as far as the rule looks
     * @param decidedUpTo event time up to which silence is certain, milliseconds since epoch
     */
    public Answer ask(CompiledRule rule, Observation anchor, FactsView facts, long decidedUpTo) {
        if (!rule.anchors(anchor)) {
            return Answer.NONE;
        }
        Answer answer = new Question(rule, anchor, facts).answer(decidedUpTo, runner);
        if (answer.leftOut() > 0) {
            cappedQuestions++;
        }
        return answer;
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
