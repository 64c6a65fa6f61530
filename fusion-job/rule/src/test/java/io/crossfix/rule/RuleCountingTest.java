package io.crossfix.rule;

import static io.crossfix.rule.Seen.call;
import static io.crossfix.rule.Seen.camera;
import static io.crossfix.rule.Seen.plate;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many, of whom, and none: {@code at-least}, {@code distinct}, {@code collect}, {@code absent} and {@code unless}. */
class RuleCountingTest {

    private final Asking asking = new Asking();

    @AfterEach
    void end() {
        asking.close();
    }

    @Test
    void callersAreCountedOnceAndWithoutOneACallCountsForNothing() throws Exception {
        CompiledRule rule = Asking.rule("""
                around: [{name: call, kind: CALL, at-least: 2, distinct: caller, within: {after: 5m, radius: 600m}}]
                """);
        Seen twice = call("b", "21:02:00").with("caller", "ann");

        assertThat(asking.ask(rule, by("ann"), twice, call("nobody", "21:03:00")))
                .isEmpty();
        assertThat(asking.ask(rule, by("ann"), twice, by("bob"), call("nobody", "21:03:00")))
                .containsExactly("[shots g, call ann, call bob, call b]");
    }

    @Test
    void firstKeepsTheEarliestThatSuffice() throws Exception {
        CompiledRule one = Asking.rule(
                "around: [{name: call, kind: CALL, collect: first, within: {before: 5m, after: 5m, radius: 600m}}]");
        CompiledRule twoCallers = Asking.rule("""
                around: [{name: call, kind: CALL, at-least: 2, distinct: caller, collect: first, within: {after: 5m, radius: 600m}}]
                """);

        assertThat(asking.ask(one, call("b", "21:00:10"), call("a", "20:59:00"), call("c", "21:04:00")))
                .containsExactly("[shots g, call a]");
        assertThat(asking.ask(twoCallers, by("ann"), call("b", "21:01:01").with("caller", "ann"), by("cy"), by("bob")))
                .containsExactly("[shots g, call b, call cy]");
    }

    @Test
    void unlessIsNotWaitedForAndTakesTheMatchBack() throws Exception {
        CompiledRule rule = Asking.rule("""
                unless: [{name: fireworks, kind: CAMERA, within: {after: 10m, radius: 400m}, where: fireworks.category == 'FIREWORKS'}]
                """);
        Seen fireworks = camera("k", "21:09:00").with("category", "FIREWORKS");

        Answer atOnce = asking.answer(rule, Long.MIN_VALUE);
        assertThat(atOnce.findings()).hasSize(1);
        assertThat(atOnce.undecidedUntil()).isEqualTo(Answer.DECIDED);
        assertThat(asking.ask(rule, fireworks)).isEmpty();
        assertThat(asking.ask(rule, fireworks.with("category", "CROWD"))).hasSize(1);
        assertThat(asking.ask(rule, fireworks.with("east", "401m"))).hasSize(1);
    }

    @Test
    void severalMayBeNeededToBreakARule() throws Exception {
        String missing =
                ": [{name: call, kind: CALL, at-least: 2, distinct: caller, within: {after: 5m, radius: 600m}}]";
        for (String construct : new String[] {"absent", "unless"}) {
            CompiledRule rule = Asking.rule(construct + missing);
            assertThat(asking.ask(rule, by("ann"), call("b", "21:02:00").with("caller", "ann")))
                    .as(construct)
                    .hasSize(1);
            assertThat(asking.ask(rule, by("ann"), by("bob"))).as(construct).isEmpty();
        }
    }

    @Test
    void withoutACallerACallDoesNotBreakARuleThatCountsCallers() throws Exception {
        for (String construct : new String[] {"absent", "unless"}) {
            CompiledRule rule = Asking.rule(
                    construct + ": [{name: call, kind: CALL, distinct: caller, within: {after: 5m, radius: 600m}}]");
            assertThat(asking.ask(rule, call("nobody", "21:03:00")))
                    .as(construct)
                    .hasSize(1);
            assertThat(asking.ask(rule, by("ann"))).as(construct).isEmpty();
        }
    }

    /** Each crowd by itself: who comes after one was cleared stands, who was there before does not. */
    @Test
    void whatMustNotBeThereMayNameTheFactThatTheMatchesAreSplitBy() throws Exception {
        String crowds = """
                around: [{name: crowd, kind: CAMERA, within: {after: 1m, radius: 600m}, where: crowd.category == 'CROWD'}]
                %s: [{name: clear, kind: CAMERA, within: {after: 1m, radius: 600m}, where: "clear.category == 'CLEAR' && seconds(crowd, clear) > 0.0%s"}]
                per: crowd.id
                """;
        Seen[] facts = {
            camera("before", "21:00:10").with("category", "CROWD"),
            camera("cleared", "21:00:20").with("category", "CLEAR"),
            camera("behind", "21:00:30").with("category", "CROWD")
        };
        for (String construct : new String[] {"absent", "unless"}) {
            CompiledRule rule = Asking.rule(crowds.formatted(construct, ""));
            assertThat(asking.ask(rule, facts)).as(construct).containsExactly("[shots g, crowd behind]");
            assertThat(asking.ask(rule, facts[0], facts[2])).as(construct).hasSize(2);
            CompiledRule soon = Asking.rule(crowds.formatted(construct, " && seconds(crowd, clear) < 5.0"));
            assertThat(asking.ask(soon, facts)).as(construct).hasSize(2);
        }
        CompiledRule waiting = Asking.rule(crowds.formatted("absent", ""));
        long end = Asking.SHOTS.observation().at() + 60_000;
        assertThat(asking.answer(waiting, end - 1, facts).undecidedUntil()).isEqualTo(end);
        assertThat(asking.answer(waiting, end, facts).findings()).hasSize(1);
    }

    @Test
    void itMayDoSoOfAStepToo() throws Exception {
        CompiledRule rule = Asking.rule("""
                sequence: [{name: car, kind: PLATE, contiguity: any, within: {after: 5m, radius: 800m}}]
                unless: [{name: seen, kind: CAMERA, within: {after: 5m, radius: 800m}, where: 'distance(seen, car) < 50.0'}]
                per: car.id
                """);
        Seen near = plate("near", "21:01:00").with("east", "100m");
        Seen far = plate("far", "21:02:00").with("east", "500m");
        assertThat(asking.ask(rule, near, far, camera("c", "21:00:30").with("east", "120m")))
                .containsExactly("[shots g, car far]");
        assertThat(asking.ask(rule, near, far)).hasSize(2);
    }

    private static Seen by(String caller) {
        return call(caller, "21:01:0" + caller.length()).with("caller", caller);
    }
}
