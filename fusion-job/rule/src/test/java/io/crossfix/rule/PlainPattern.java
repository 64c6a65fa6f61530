package io.crossfix.rule;

import io.crossfix.rule.Sketch.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** A sequence in Flink CEP's public vocabulary, with conditions in plain Java. */
final class PlainPattern {

    static final String ANCHOR = "shots";

    private static final int LONGEST_SECONDS = 60;

    private PlainPattern() {}

    static Pattern<PlainEvent, ?> of(Sketch sketch) {
        Pattern<PlainEvent, PlainEvent> pattern =
                Pattern.<PlainEvent>begin(ANCHOR).where(SimpleCondition.of(PlainEvent::isAnchor));
        for (Step step : sketch.steps()) {
            pattern = switch (step.contiguity()) {
                case NEXT -> pattern.next(step.name());
                case FOLLOWED_BY -> pattern.followedBy(step.name());
                case ANY -> pattern.followedByAny(step.name());
                case NOT_NEXT -> pattern.notNext(step.name());
                case NOT_FOLLOWED_BY -> pattern.notFollowedBy(step.name());
            };
            pattern = pattern.where(new Fits(step));
            pattern = quantified(pattern, step);
        }
        return pattern.within(Duration.ofSeconds(LONGEST_SECONDS).plusMillis(1));
    }

    private static Pattern<PlainEvent, PlainEvent> quantified(Pattern<PlainEvent, PlainEvent> pattern, Step step) {
        Pattern<PlainEvent, PlainEvent> many = pattern;
        if (step.max() == 0) {
            many = (step.min() == 1 ? many.oneOrMore() : many.timesOrMore(step.min())).until(new Ends(step));
        } else if (step.max() > 1) {
            many = step.min() == step.max() ? many.times(step.min()) : many.times(step.min(), step.max());
        }
        if (step.between() == Contiguity.NEXT) {
            many = many.consecutive();
        } else if (step.between() == Contiguity.ANY) {
            many = many.allowCombinations();
        }
        many = step.greedy() ? many.greedy() : many;
        return step.optional() ? many.optional() : many;
    }

    private static final class Fits extends IterativeCondition<PlainEvent> {

        private final Step step;

        Fits(Step step) {
            this.step = step;
        }

        @Override
        public boolean filter(PlainEvent event, Context<PlainEvent> path) throws Exception {
            return step.fits(event, taken(step.name(), path), taken("s0", path));
        }
    }

    private static final class Ends extends IterativeCondition<PlainEvent> {

        private final Step step;

        Ends(Step step) {
            this.step = step;
        }

        @Override
        public boolean filter(PlainEvent event, Context<PlainEvent> path) throws Exception {
            return step.ends(event, taken(step.name(), path), taken("s0", path));
        }
    }

    private static List<PlainEvent> taken(String name, IterativeCondition.Context<PlainEvent> path) throws Exception {
        List<PlainEvent> taken = new ArrayList<>();
        path.getEventsForPattern(name).forEach(taken::add);
        return taken;
    }
}
