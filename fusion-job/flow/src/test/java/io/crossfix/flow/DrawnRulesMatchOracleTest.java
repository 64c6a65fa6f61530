package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.document.InvalidDocument;
import io.crossfix.flow.oracle.Census;
import io.crossfix.flow.oracle.Oracle;
import io.crossfix.flow.oracle.RuleSet;
import io.crossfix.flow.oracle.Told;
import io.crossfix.flow.oracle.World;
import io.crossfix.model.Observation;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules drawn from everything that the grammar offers: the engine finds what the oracle finds, in any order of arrival. */
class DrawnRulesMatchOracleTest {

    private static final int OBSERVATIONS = 250;
    private static final int WORLDS = 300;
    private static final int MINUTE = 60_000;
    /** Clocks skip an hour, clocks go through an hour twice, a day begins; each in the middle of a world. */
    private static final List<Long> SEASONS =
            List.of(World.START, 1_793_523_600_000L - 45 * MINUTE, World.START - 120 * MINUTE);

    private static final List<String> CONSTRUCTS = List.of(
            "anchor GUNSHOT",
            "anchor CALL",
            "anchor CAMERA",
            "anchor HOTLIST_HIT",
            "anchor RISK_CROSSING",
            "anchor inside",
            "AROUND",
            "at-least AROUND",
            "distinct AROUND",
            "collect first",
            "optional",
            "SEQUENCE",
            "contiguity NEXT",
            "contiguity FOLLOWED_BY",
            "contiguity ANY",
            "optional step",
            "ABSENT",
            "at-least ABSENT",
            "distinct ABSENT",
            "UNLESS",
            "at-least UNLESS",
            "distinct UNLESS",
            "per AROUND",
            "per SEQUENCE",
            "beside another ABSENT",
            "beside another UNLESS",
            "floor",
            "distance()",
            "seconds()",
            "bearing()",
            "speed()",
            "angle()",
            "inside()",
            "hour()",
            "weekday()",
            "riskNow()",
            "has()",
            "first()",
            "last()");
    private static final List<String> DECISIONS = List.of(
            "broken by ABSENT",
            "broken by several ABSENT",
            "broken by UNLESS",
            "broken by several UNLESS",
            "broken beside another",
            "optional there",
            "optional missing");

    private static final Matcher MATCHER = new Matcher();

    @AfterAll
    static void end() {
        MATCHER.close();
    }

    @Test
    void fewRulesAtEveryAwkwardPlace() throws InvalidDocument {
        Census census = new Census();
        for (long seed = 10_000; seed < 10_000 + WORLDS; seed++) {
            agree(world(seed), 4, census);
        }
        assertThat(census.drawn().keySet()).as("constructs drawn").containsAll(CONSTRUCTS);
        assertThat(CONSTRUCTS)
                .allSatisfy(word -> assertThat(census.held())
                        .as(word)
                        .hasEntrySatisfying(word, times -> assertThat(times).isGreaterThan(5)));
        assertThat(DECISIONS)
                .allSatisfy(word -> assertThat(census.held())
                        .as(word)
                        .hasEntrySatisfying(word, times -> assertThat(times).isGreaterThan(20)));
    }

    /** With many rules at once almost every observation concerns some rule, and what one rule looks at others do not. */
    @Test
    void manyRulesInOneBook() throws InvalidDocument {
        Census census = new Census();
        for (long seed = 11_000; seed < 11_018; seed++) {
            agree(world(seed), 30 + (int) (seed % 20), census);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {12_000, 12_001, 12_002, 12_003, 12_004, 12_005})
    void theOrderOfArrivalDecidesNothing(long seed) throws InvalidDocument {
        World world = world(seed);
        RuleSet rules = RuleSet.drawn(seed, 20, world.site());
        List<CompiledRule> compiled = CityRun.compiled(rules.texts(), rules.surroundings());
        Map<String, Told> expected = rules.expect(Oracle.settle(world.deliveries()), new Census());
        assertThat(expected).hasSizeGreaterThan(10);
        CityRun reference = new CityRun(MATCHER, compiled);
        reference.inOrder(world.deliveries());
        for (long order = 0; order < 6; order++) {
            CityRun run = new CityRun(MATCHER, compiled);
            Map<String, Told> found =
                    order < 3 ? run.withoutClock(shuffled(world, order)) : run.inOrder(delayed(world, order));
            assertThat(Told.differences(expected, found))
                    .as("order %d of world seed=%d at %s, %s", order, seed, world.site(), rules)
                    .isEmpty();
            assertThat(run.contentHashes())
                    .as("order %d of world seed=%d, %s", order, seed, rules)
                    .isEqualTo(reference.contentHashes());
        }
    }

    /** What the second version does not find, of the first, is taken back, whatever has changed. */
    @ParameterizedTest
    @ValueSource(longs = {13_000, 13_001, 13_002, 13_003, 13_004, 13_005})
    void theRulesOfTheEndDecide(long seed) throws InvalidDocument {
        World world = world(seed);
        RuleSet before = RuleSet.drawn(seed, 12, world.site()).versioned(1, 0);
        RuleSet after = before.successors(seed + 500, world.site())
                .versioned(1 + (int) (seed % 2), 1)
                .paused(4);
        CityRun run = new CityRun(MATCHER, CityRun.compiled(before.texts(), before.surroundings()));
        int half = world.deliveries().size() / 2;
        world.deliveries().subList(0, half).forEach(run::deliver);
        run.use(CityRun.compiled(after.texts(), after.surroundings()));
        Map<String, Told> found = run.withoutClock(
                world.deliveries().subList(half, world.deliveries().size()));
        Map<String, Told> expected = after.expect(Oracle.settle(world.deliveries()), new Census());
        assertThat(Told.differences(expected, found))
                .as("world seed=%d at %s, first %s then %s", seed, world.site(), before, after)
                .isEmpty();
    }

    private static List<Observation> shuffled(World world, long order) {
        List<Observation> shuffled = new ArrayList<>(world.deliveries());
        Collections.shuffle(shuffled, new Random(order));
        return shuffled;
    }

    /** Every delivery as much as nine minutes late, which is in time. */
    private static List<Observation> delayed(World world, long order) {
        Random random = new Random(order);
        Map<Observation, Long> arrivals = new HashMap<>();
        world.deliveries().forEach(seen -> arrivals.put(seen, seen.at() + random.nextInt(9 * MINUTE)));
        List<Observation> delayed = new ArrayList<>(world.deliveries());
        delayed.sort(Comparator.comparing(seen -> arrivals.getOrDefault(seen, 0L)));
        return delayed;
    }

    private static World world(long seed) {
        int season = (int) Math.floorMod(seed / World.Site.values().length, (long) SEASONS.size());
        return World.of(seed, OBSERVATIONS, World.Delivery.PROMPT).startingAt(SEASONS.get(season));
    }

    private static void agree(World world, int count, Census census) throws InvalidDocument {
        RuleSet rules = RuleSet.drawn(world.seed(), count, world.site());
        CityRun run = new CityRun(MATCHER, CityRun.compiled(rules.texts(), rules.surroundings()));
        Map<String, Told> found = run.inOrder(world.deliveries());
        Map<String, Told> expected = rules.expect(Oracle.settle(run.matchable()), census);
        assertThat(Told.differences(expected, found))
                .as("world seed=%d at %s, %s", world.seed(), world.site(), rules)
                .isEmpty();
    }
}
