package io.crossfix.bench.plain;

import io.crossfix.model.Sphere;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.util.Collector;

/** The three rules as CEP patterns. A window's end is exclusive in CEP: one millisecond more. */
final class Patterns {

    private static final double NEAR_METRES = 500;

    private Patterns() {}

    static Pattern<PlainEvent, ?> calledIn() {
        return Pattern.<PlainEvent>begin("shot")
                .where(SimpleCondition.of(PlainEvent::isShot))
                .followedByAny("call")
                .where(new Condition<PlainEvent>("shot") {
                    @Override
                    boolean holds(PlainEvent call, PlainEvent shot) {
                        return call.isCallAboutShots() && metres(shot, call) <= NEAR_METRES;
                    }
                })
                .within(Duration.ofMillis(120_001));
    }

    static Pattern<PlainEvent, ?> readNearShot() {
        return Pattern.<PlainEvent>begin("shot")
                .where(SimpleCondition.of(PlainEvent::isShot))
                .followedByAny("read")
                .where(SimpleCondition.of(PlainEvent::isRead))
                .within(Duration.ofMillis(300_001));
    }

    static Pattern<Sighting, ?> fartherAway() {
        return Pattern.<Sighting>begin("near")
                .where(SimpleCondition.of(sighting -> true))
                .followedByAny("far")
                .where(new Condition<Sighting>("near") {
                    @Override
                    boolean holds(Sighting far, Sighting near) {
                        return far.metres > near.metres;
                    }
                })
                .within(Duration.ofMillis(300_001));
    }

    static Pattern<PlainEvent, ?> notCleared() {
        return Pattern.<PlainEvent>begin("call")
                .where(SimpleCondition.of(PlainEvent::isCall))
                .followedByAny("crowd")
                .where(SimpleCondition.of(PlainEvent::isCrowd))
                .notFollowedBy("clear")
                .where(SimpleCondition.of(PlainEvent::isClear))
                .within(Duration.ofMillis(60_001));
    }

    private static double metres(PlainEvent a, PlainEvent b) {
        return Sphere.distanceMetres(a.latitude, a.longitude, b.latitude, b.longitude);
    }

    /** A condition on an event and the one of an earlier step. */
    private abstract static class Condition<T> extends IterativeCondition<T> {

        private static final long serialVersionUID = 1;

        private final String earlier;

        Condition(String earlier) {
            this.earlier = earlier;
        }

        abstract boolean holds(T event, T before);

        @Override
        public boolean filter(T event, IterativeCondition.Context<T> path) throws Exception {
            for (T before : path.getEventsForPattern(earlier)) {
                return holds(event, before);
            }
            return false;
        }
    }

    static final class TellCalledIn extends PatternProcessFunction<PlainEvent, String> {

        private static final long serialVersionUID = 1;

        @Override
        public void processMatch(
                Map<String, List<PlainEvent>> match, PatternProcessFunction.Context context, Collector<String> out) {
            out.collect("R1," + first(match, "shot").id + "," + first(match, "call").id);
        }
    }

    static final class TellSighting extends PatternProcessFunction<PlainEvent, Sighting> {

        private static final long serialVersionUID = 1;

        @Override
        public void processMatch(
                Map<String, List<PlainEvent>> match, PatternProcessFunction.Context context, Collector<Sighting> out) {
            PlainEvent shot = first(match, "shot");
            PlainEvent read = first(match, "read");
            out.collect(Sighting.of(shot, read, metres(shot, read)));
        }
    }

    static final class TellLeaving extends PatternProcessFunction<Sighting, String> {

        private static final long serialVersionUID = 1;

        @Override
        public void processMatch(
                Map<String, List<Sighting>> match, PatternProcessFunction.Context context, Collector<String> out) {
            Sighting far = match.get("far").get(0);
            out.collect("R2," + far.shot + "," + Long.toHexString(far.plate));
        }
    }

    static final class TellCrowd extends PatternProcessFunction<PlainEvent, String> {

        private static final long serialVersionUID = 1;

        @Override
        public void processMatch(
                Map<String, List<PlainEvent>> match, PatternProcessFunction.Context context, Collector<String> out) {
            out.collect("R3," + first(match, "call").id + "," + first(match, "crowd").id);
        }
    }

    private static PlainEvent first(Map<String, List<PlainEvent>> match, String step) {
        return match.get(step).get(0);
    }
}
