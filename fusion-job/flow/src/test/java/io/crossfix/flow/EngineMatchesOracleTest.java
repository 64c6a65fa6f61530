package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.document.InvalidDocument;
import io.crossfix.flow.oracle.Oracle;
import io.crossfix.flow.oracle.OracleRules;
import io.crossfix.flow.oracle.Told;
import io.crossfix.flow.oracle.World;
import io.crossfix.model.Observation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's final matches are the oracle's, id by id and piece by piece, whatever the order of arrival. */
class EngineMatchesOracleTest {

    private static final Path RULES = Path.of("../../deploy/rules");
    private static final int OBSERVATIONS = 400;

    private int told;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void onShippedRulesAtEveryAwkwardPlace(long firstSeed) throws InvalidDocument {
        OracleRules.Pair rules = OracleRules.shipped(RULES);
        for (long seed = firstSeed; seed < firstSeed + 60; seed += World.Site.values().length) {
            agree(World.of(seed, OBSERVATIONS, World.Delivery.PROMPT), rules);
        }
    }

    @Test
    void onRulesDrawnFromSeeds() throws InvalidDocument {
        for (long seed = 1_000; seed < 1_120; seed++) {
            agree(World.of(seed, OBSERVATIONS, World.Delivery.PROMPT), OracleRules.drawn(seed));
        }
    }

    /** Facts go sooner than the engine would let them, one after the other, and nothing that is prompt misses one. */
    @Test
    void whenNothingIsKeptLongerThanTheRulesLook() throws InvalidDocument {
        for (long seed = 1_000; seed < 1_060; seed++) {
            OracleRules.Pair rules = OracleRules.drawn(seed);
            agree(
                    World.of(seed, OBSERVATIONS, World.Delivery.PROMPT),
                    rules,
                    CityRun.keepingNoMoreThanNeeded(rules.texts()));
        }
    }

    @Test
    void whenSomeArriveBeyondTheHorizon() throws InvalidDocument {
        OracleRules.Pair rules = OracleRules.shipped(RULES);
        for (long seed = 2_000; seed < 2_040; seed++) {
            agree(World.of(seed, OBSERVATIONS, World.Delivery.TARDY), rules);
        }
    }

    /** Nor do chains of corrections that move an observation from place to place, across the antimeridian too. */
    @Test
    void arrivalOrderDecidesNothing() throws InvalidDocument {
        OracleRules.Pair rules = OracleRules.shipped(RULES);
        for (long worldSeed = 3_000; worldSeed < 3_000 + World.Site.values().length; worldSeed++) {
            World world = World.of(worldSeed, OBSERVATIONS, World.Delivery.PROMPT);
            assertThat(world.deliveries().stream().filter(seen -> seen.movedFrom() != null && seen.revision() > 1))
                    .as("chains in world %d", worldSeed)
                    .isNotEmpty();
            Map<String, Told> reference = Oracle.expect(rules.meaning(), Oracle.settle(world.deliveries()));
            for (long seed = 0; seed < 8; seed++) {
                List<Observation> shuffled = new ArrayList<>(world.deliveries());
                Collections.shuffle(shuffled, new Random(seed));
                assertThat(Told.differences(reference, new CityRun(rules.texts()).withoutClock(shuffled)))
                        .as("shuffle seed %d of world %d at %s", seed, worldSeed, world.site())
                        .isEmpty();
            }
            told += reference.size();
        }
    }

    @AfterEach
    void somethingWasTried() {
        assertThat(told).as("matches expected by the oracle").isGreaterThan(20);
    }

    private void agree(World world, OracleRules.Pair rules) throws InvalidDocument {
        agree(world, rules, new CityRun(rules.texts()));
    }

    private void agree(World world, OracleRules.Pair rules, CityRun run) throws InvalidDocument {
        Map<String, Told> found = run.inOrder(world.deliveries());
        Map<String, Told> expected = Oracle.expect(rules.meaning(), Oracle.settle(run.matchable()));
        assertThat(Told.differences(expected, found))
                .as(
                        "world seed=%d at %s, %d deliveries",
                        world.seed(), world.site(), world.deliveries().size())
                .isEmpty();
        told += expected.size();
    }
}
