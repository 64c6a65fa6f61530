package io.crossfix.rule;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** One conjunct of a {@code where}, ready to be asked. What fails (a missing field, an overflow) does not hold. */
final class Condition {

    private final Program program;
    private final LongAdder failures;

    /** @param failures counts evaluations that failed */
    Condition(Program program, LongAdder failures) {
        this.program = program;
        this.failures = failures;
    }

    boolean holds(CelVariableResolver names) {
        try {
            return Boolean.TRUE.equals(program.eval(names));
        } catch (CelEvaluationException e) {
            failures.increment();
            return false;
        }
    }

    static boolean allHold(List<Condition> conditions, CelVariableResolver names) {
        for (Condition condition : conditions) {
            if (!condition.holds(names)) {
                return false;
            }
        }
        return true;
    }
}
