package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a rule as a Flink CEP pattern that begins with the anchor, compiled once. The automaton keeps nothing
 * between questions; what a question is about travels with the facts that it is fed ({@link Fed}).
 */
final class Sequence {

    private final Anchor anchor;
    private final List<Part> steps;
    private final NFA<Fed> automaton;

    private Sequence(Anchor anchor, List<Part> steps) {
        this.anchor = anchor;
        this.steps = steps;
        this.automaton = NFACompiler.compileFactory(pattern(), false).createNFA();
    }

    /** The sequence of these parts, or null when none is a step. */
    static @Nullable Sequence of(CompiledRule.Parts parts) {
        List<Part> steps = parts.others().stream()
                .filter(part -> part.role() == Part.Role.SEQUENCE)
                .toList();
        return steps.isEmpty() ? null : of(parts.anchor(), steps);
    }

    /** The sequence of an anchor and at least one step. */
    static Sequence of(Anchor anchor, List<Part> steps) {
        return new Sequence(anchor, List.copyOf(steps));
    }

    Anchor anchor() {
        return anchor;
    }

    List<Part> steps() {
        return steps;
    }

    NFA<Fed> automaton() {
        return automaton;
    }

    /** Kinds of fact that its steps take. */
    Collection<Kind> kinds() {
        return steps.stream().map(Part::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a fact that fits no step matters, because it can stand between two that do. */
    boolean isStrict() {
        return steps.stream().anyMatch(step -> step.quantity().isStrict());
    }

    /** Whether a fact that is no candidate of a step can change what is found. */
    boolean isTouchedBy(Part step, Observation fact) {
        return step.partKind().includes(fact) && (isStrict() || step.quantity().canEnd(fact));
    }

    /** Whether a fact of a category of a step's stream can, as far as that is known before there is one. */
    boolean canBeTouchedBy(Part step, int category) {
        return isStrict() || step.quantity().canEnd(category);
    }

    /** Whether only a step's facts in the first match are evidence. */
    boolean collectsFirst() {
        return steps.stream().anyMatch(step -> step.quantity().collect() == Collect.FIRST);
    }

    long longestAfterMillis() {
        return steps.stream().mapToLong(Part::afterMillis).max().orElse(0);
    }

    double longestRadiusMetres() {
        return steps.stream().mapToDouble(Part::radiusMetres).max().orElse(0);
    }

    private Pattern<Fed, ?> pattern() {
        Pattern<Fed, Fed> pattern = Pattern.<Fed>begin(anchor.name(), AfterMatchSkipStrategy.noSkip())
                .where(new TakesFact(Fed.ANCHOR));
        for (int i = 0; i < steps.size(); i++) {
            Quantity quantity = steps.get(i).quantity();
            pattern =
                    append(pattern, steps.get(i).name(), quantity.contiguity()).where(new TakesFact(i));
            pattern = quantity.repeats() ? repeat(pattern, quantity, i) : pattern;
            pattern = quantity.optional() ? pattern.optional() : pattern;
        }
        // The end of CEP's window is exclusive, ours is not.
        return pattern.within(Duration.ofMillis(longestAfterMillis() + 1));
    }

    private static Pattern<Fed, Fed> append(Pattern<Fed, Fed> pattern, String name, Contiguity contiguity) {
        return switch (contiguity) {
            case NEXT -> pattern.next(name);
            case FOLLOWED_BY -> pattern.followedBy(name);
            case ANY -> pattern.followedByAny(name);
            case NOT_NEXT -> pattern.notNext(name);
            case NOT_FOLLOWED_BY -> pattern.notFollowedBy(name);
        };
    }

    private static Pattern<Fed, Fed> repeat(Pattern<Fed, Fed> pattern, Quantity quantity, int step) {
        Repetition repetition = quantity.repetition();
        Pattern<Fed, Fed> counted = quantity.isUnbounded()
                ? pattern.timesOrMore(quantity.min()).until(new EndsStep(step))
                : pattern.times(quantity.min(), quantity.max());
        Pattern<Fed, Fed> spaced = switch (repetition.between()) {
            case NEXT -> counted.consecutive();
            case ANY -> counted.allowCombinations();
            default -> counted;
        };
        return repetition.greedy() ? spaced.greedy() : spaced;
    }
}
