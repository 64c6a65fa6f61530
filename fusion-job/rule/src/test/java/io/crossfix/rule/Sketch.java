package io.crossfix.rule;

import io.crossfix.record.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A sequence made at random, before it is a rule or a pattern. Sound or not: what our compiler refuses is drawn again.
 *
 * @param steps the steps behind the anchor
 */
record Sketch(List<Step> steps) {

    private static final int MAX_STEPS = 4;
    private static final Count ONCE = new Count(1, 1);
    private static final Count[] COUNTS = {
        ONCE, ONCE, new Count(2, 2), new Count(1, 2), new Count(1, 3), new Count(2, 3), new Count(1, 0), new Count(2, 0)
    };
    private static final Contiguity[] POSITIVE = {
        Contiguity.NEXT, Contiguity.FOLLOWED_BY, Contiguity.FOLLOWED_BY, Contiguity.ANY, Contiguity.ANY
    };
    private static final Contiguity[] ANY = {
        Contiguity.NEXT,
        Contiguity.FOLLOWED_BY,
        Contiguity.FOLLOWED_BY,
        Contiguity.ANY,
        Contiguity.ANY,
        Contiguity.NOT_NEXT,
        Contiguity.NOT_NEXT,
        Contiguity.NOT_FOLLOWED_BY,
        Contiguity.NOT_FOLLOWED_BY,
        Contiguity.NOT_FOLLOWED_BY
    };

    /** A condition in plain Java. */
    private interface Plainly {

        /**
         * @param own what the step has taken so far
         * @param s0 what the first step has taken so far
         */
        boolean holds(PlainEvent event, List<PlainEvent> own, List<PlainEvent> s0);
    }

    /** What a step asks of a fact, in CEL and in plain Java; {@code %1$s} is the step, {@code s0} the first one. */
    enum Asks {
        NOTHING("true", (event, own, s0) -> true),
        FAR("distance(%1$s, shots) > 100.0", (event, own, s0) -> event.east() > 100),
        VERY_FAR("distance(%1$s, shots) > 300.0", (event, own, s0) -> event.east() > 300),
        SURE("%1$s.confidence > 0.5", (event, own, s0) -> event.sure()),
        NEAR_ITS_LAST(
                "distance(last(%1$s), %1$s) < 120.0",
                (event, own, s0) -> Math.abs(event.east() - last(own, event).east()) < 120),
        LIKE_ITS_FIRST(
                "%1$s.confidence == first(%1$s).confidence",
                (event, own, s0) -> event.sure() == first(own, event).sure()),
        LONG_AFTER_ITS_FIRST(
                "seconds(first(%1$s), %1$s) > 15.0",
                (event, own, s0) -> event.atSeconds() - first(own, event).atSeconds() > 15),
        SOON_AFTER_S0(
                "seconds(first(s0), %1$s) < 40.0 && %1$s.confidence != s0.confidence",
                (event, own, s0) -> !s0.isEmpty()
                        && event.atSeconds() - first(s0, event).atSeconds() < 40
                        && event.sure() != last(s0, event).sure());

        private final String cel;

        @SuppressWarnings("ImmutableEnumChecker") // None of them captures anything.
        private final Plainly plainly;

        Asks(String cel, Plainly plainly) {
            this.cel = cel;
            this.plainly = plainly;
        }

        private static PlainEvent first(List<PlainEvent> taken, PlainEvent itself) {
            return taken.isEmpty() ? itself : taken.get(0);
        }

        private static PlainEvent last(List<PlainEvent> taken, PlainEvent itself) {
            return taken.isEmpty() ? itself : taken.get(taken.size() - 1);
        }
    }

    /**
     * How often.
     *
     * @param max 0 for an open end
     */
    record Count(int min, int max) implements Serializable {}

    /**
     * One step.
     *
     * @param between null when it is not said
     * @param until null when it is not said
     */
    record Step(
            String name,
            Kind kind,
            Contiguity contiguity,
            Count count,
            Contiguity between,
            boolean greedy,
            boolean optional,
            boolean collectFirst,
            Asks where,
            Asks until,
            int seconds,
            int radius)
            implements Serializable {

        int min() {
            return count.min();
        }

        int max() {
            return count.max();
        }

        /** Whether the step takes an event, as {@link Plainly#holds} says. */
        boolean fits(PlainEvent event, List<PlainEvent> own, List<PlainEvent> s0) {
            return isInReach(event) && where.plainly.holds(event, own, s0);
        }

        /** Whether an event ends the step, likewise. */
        boolean ends(PlainEvent event, List<PlainEvent> own, List<PlainEvent> s0) {
            return until != null && isInReach(event) && until.plainly.holds(event, own, s0);
        }

        boolean isInReach(PlainEvent event) {
            return event.kind() == kind
                    && event.atSeconds() >= 0
                    && event.atSeconds() <= seconds
                    && event.east() <= radius;
        }

        String yaml() {
            List<String> fields = new ArrayList<>(List.of(
                    "name: " + name,
                    "kind: " + kind,
                    "contiguity: " + word(contiguity),
                    "within: {after: " + seconds + "s, radius: " + radius + "m}",
                    "where: '" + where.cel.formatted(name) + "'"));
            if (!count.equals(ONCE)) {
                fields.add("times: {min: " + min() + (max() == 0 ? "}" : ", max: " + max() + "}"));
            }
            addIf(fields, between != null, "between: " + word(between));
            addIf(fields, greedy, "greedy: true");
            addIf(fields, optional, "optional: true");
            addIf(fields, collectFirst, "collect: first");
            addIf(fields, until != null, "until: '" + (until == null ? "" : until.cel.formatted(name)) + "'");
            return "  - {" + String.join(", ", fields) + "}\n";
        }

        private static void addIf(List<String> fields, boolean is, String field) {
            if (is) {
                fields.add(field);
            }
        }

        Set<String> constructs() {
            List<String> named = new ArrayList<>(List.of("contiguity: " + word(contiguity)));
            addIf(named, max() == 1 && !contiguity.isNegation(), "once");
            addIf(named, max() > 1 && min() == max(), "times: n");
            addIf(named, max() > min(), "times: {min, max}");
            addIf(named, max() == 0, "times: {min} with until");
            addIf(named, between != null, "between: " + word(between));
            addIf(named, max() != 1 && between == null, "between left out");
            addIf(named, greedy, "greedy");
            addIf(named, optional, "optional");
            addIf(named, collectFirst, "collect: first");
            return new TreeSet<>(named);
        }

        private static String word(Contiguity contiguity) {
            return contiguity == null
                    ? ""
                    : contiguity.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Sketch random(Random random) {
        List<Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(MAX_STEPS);
        for (int i = 0; i < count; i++) {
            steps.add(step(random, i, i == count - 1));
        }
        return new Sketch(List.copyOf(steps));
    }

    private static Step step(Random random, int number, boolean isLast) {
        Contiguity contiguity = one(random, isLast ? POSITIVE : ANY);
        boolean takes = !contiguity.isNegation();
        Count count = takes ? one(random, COUNTS) : ONCE;
        boolean repeats = count.max() != 1;
        Contiguity between =
                repeats ? one(random, null, Contiguity.NEXT, Contiguity.FOLLOWED_BY, Contiguity.ANY) : null;
        boolean canBeGreedy = !isLast && count.max() > count.min() && between != Contiguity.ANY;
        boolean greedy = canBeGreedy && random.nextInt(4) > 0;
        return new Step(
                "s" + number,
                one(random, Kind.PLATE, Kind.PLATE, Kind.CAMERA),
                contiguity,
                count,
                between,
                greedy,
                takes && random.nextInt(4) == 0,
                takes && random.nextInt(4) == 0,
                // A greedy step that takes everything leaves nothing to the step behind.
                greedy
                        ? Asks.SURE
                        : one(
                                random,
                                Asks.NOTHING,
                                Asks.FAR,
                                Asks.SURE,
                                Asks.NEAR_ITS_LAST,
                                Asks.LIKE_ITS_FIRST,
                                s0(number)),
                count.max() == 0 ? one(random, Asks.SURE, Asks.VERY_FAR, Asks.LONG_AFTER_ITS_FIRST, s0(number)) : null,
                40 + random.nextInt(2) * 20,
                300 + random.nextInt(2) * 200);
    }

    private static Asks s0(int number) {
        return number == 0 ? Asks.FAR : Asks.SOON_AFTER_S0;
    }

    @SafeVarargs
    private static <T> T one(Random random, T... all) {
        return all[random.nextInt(all.length)];
    }

    /** Facts of one case, in no order. */
    List<PlainEvent> events(Random random, int number) {
        List<PlainEvent> events = new ArrayList<>(List.of(PlainEvent.anchor(number)));
        int count = 4 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            Kind kind = one(random, Kind.PLATE, Kind.PLATE, Kind.PLATE, Kind.CAMERA, Kind.CAMERA, Kind.CALL);
            // Coarse times, so that some facts have the same one; some lie before the anchor or behind every window.
            int at = 5 * (random.nextInt(14) - 1);
            events.add(new PlainEvent(number, "f" + i, kind, at, 55 * random.nextInt(11), random.nextBoolean()));
        }
        Collections.shuffle(events, random);
        return isStrict() ? events.stream().filter(this::isInAnyReach).toList() : events;
    }

    /** What README.md says of the facts that can stand between: those of the steps' kinds in the reach of one of them. */
    private boolean isInAnyReach(PlainEvent event) {
        return event.isAnchor() || steps.stream().anyMatch(step -> step.isInReach(event));
    }

    boolean isStrict() {
        return steps.stream()
                .anyMatch(
                        step -> Arrays.asList(step.contiguity(), step.between()).contains(Contiguity.NEXT)
                                || step.contiguity() == Contiguity.NOT_NEXT);
    }

    Set<String> constructs() {
        return steps.stream()
                .flatMap(step -> step.constructs().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String yaml() {
        return """
                rule: random
                version: 1
                about: made at random
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                sequence:
                """ + steps.stream().map(Step::yaml).collect(Collectors.joining());
    }
}
