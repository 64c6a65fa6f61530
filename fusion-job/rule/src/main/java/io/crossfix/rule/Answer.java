package io.crossfix.rule;

import io.crossfix.model.Finding;
import java.util.List;

/**
 * What a rule says about one anchor.
 *
 * @param findings one for each value of {@code per} for which the rule holds, sorted by that value
 * @param undecidedUntil event time at which silence would be certain, milliseconds since epoch, when only silence is still
 *     in question: ask again then; {@link #DECIDED} otherwise
 * @param leftOut facts that a sequence was not fed, or not to the end, because of a limit; 0 when all was looked at
 */
public record Answer(List<Finding> findings, long undecidedUntil, int leftOut) {

    /** Nothing is left to wait for. */
    public static final long DECIDED = Long.MIN_VALUE;

    /** The rule does not hold. */
    static final Answer NONE = new Answer(List.of(), DECIDED, 0);

    /** Defends the list. */
    public Answer {
        findings = List.copyOf(findings);
    }

    static Answer openUntil(long millis) {
        return new Answer(List.of(), millis, 0);
    }
}
