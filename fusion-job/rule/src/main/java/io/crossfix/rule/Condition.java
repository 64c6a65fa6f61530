package io.crossfix.rule;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import io.crossfix.model.Token;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** One conjunct of a {@code where}, ready to be asked. What fails (a missing field, an overflow) does not hold. */
final class Condition {

    private final String text;
    private final Program program;
    private final List<Term> terms;
    private final LongAdder failures;

    /** A value that a condition is made of, such as {@code distance(call, shots)}. */
    record Term(String text, Program program) {

        String tell(CelVariableResolver names) {
            try {
                return text + " = " + readable(program.eval(names));
            } catch (CelEvaluationException e) {
                return text + " is missing";
            }
        }

        private static String readable(Object value) {
            if (value instanceof Token) {
                return "a token";
            }
            return value instanceof Double number ? readable(number.doubleValue()) : value.toString();
        }

        /** Two digits, and of a probability within the hour those that say something. */
        private static String readable(double number) {
            boolean isTiny = number != 0 && Math.abs(number) < 0.01;
            return String.format(Locale.ROOT, isTiny ? "%.2g" : "%.2f", number);
        }
    }

    /**
     * A condition.
     *
     * @param text as it is written
     * @param terms the values that it is made of, for telling why it holds or not
     * @param failures counts evaluations that failed
     */
    Condition(String text, Program program, List<Term> terms, LongAdder failures) {
        this.text = text;
        this.program = program;
        this.terms = List.copyOf(terms);
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

    /** Whether it holds, without counting a failure: for telling and for compiling. */
    boolean wouldHold(CelVariableResolver names) {
        try {
            return Boolean.TRUE.equals(program.eval(names));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    /** Whether it reads the risk at the anchor. */
    boolean asksForRisk() {
        return FactFunctions.OF_RISK.stream().anyMatch(function -> text.contains(function + "("));
    }

    /** Whether it reads where on Earth something is. */
    boolean asksForPlace() {
        return text.contains(FactFunctions.INSIDE + "(")
                || text.contains(FactFunctions.RINGS + "(")
                || text.contains("longitude");
    }

    /** The condition and the values that decide it: {@code shots.rounds >= 2 [shots.rounds = 3]}. */
    String tell(CelVariableResolver names) {
        return terms.isEmpty()
                ? text
                : text + terms.stream().map(term -> term.tell(names)).collect(Collectors.joining(", ", " [", "]"));
    }

    static boolean allHold(List<Condition> conditions, CelVariableResolver names) {
        for (Condition condition : conditions) {
            if (!condition.holds(names)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
