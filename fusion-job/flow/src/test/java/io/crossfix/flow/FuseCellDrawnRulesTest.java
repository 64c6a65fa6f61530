package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.flow.oracle.Census;
import io.crossfix.flow.oracle.Oracle;
import io.crossfix.flow.oracle.RuleSet;
import io.crossfix.flow.oracle.Told;
import io.crossfix.flow.oracle.World;
import io.crossfix.model.CellSettings;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskWeights;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules drawn from the whole grammar: neither crashes, nor other parallelism, nor a tiny memory change anything. */
class FuseCellDrawnRulesTest {

    private static final int OBSERVATIONS = 150;
    private static final int RULES = 16;
    private static final int TINY = 40;

    @ParameterizedTest
    @ValueSource(longs = {20_000, 20_001, 20_002})
    void crashesAnywhereAndRescalesInATinyMemory(long seed) throws Exception {
        World world = World.of(seed, OBSERVATIONS, World.Delivery.PROMPT);
        List<Observation> deliveries = world.deliveries();
        RuleSet rules = RuleSet.drawn(seed, RULES, world.site());
        Random random = new Random(seed);
        try (CellTasks cells = open(rules)) {
            CellTasks.Checkpoint checkpoint = cells.snapshot();
            int from = 0;
            for (int i = 0; i < deliveries.size(); i++) {
                cells.deliver(deliveries.get(i));
                if (random.nextInt(30) == 0) {
                    checkpoint = cells.snapshot();
                    from = i + 1;
                } else if (random.nextInt(40) == 0) {
                    // Input goes back to the checkpoint, too.
                    cells.crash(checkpoint, 1 + random.nextInt(3));
                    i = from - 1;
                }
            }
            compare(cells.standing(), world, rules);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21_003, 21_005, 21_006})
    void rulesPublishedOneByOneAmongTheObservations(long seed) throws Exception {
        World world = World.of(seed, OBSERVATIONS, World.Delivery.PROMPT);
        List<Observation> deliveries = world.deliveries();
        RuleSet before = RuleSet.drawn(seed, RULES, world.site()).versioned(1, 0);
        RuleSet after = before.successors(seed + 500, world.site()).versioned(1 + (int) (seed % 2), 1);
        int third = deliveries.size() / 3;
        try (CellTasks cells = open(before)) {
            for (int i = 0; i < deliveries.size(); i++) {
                cells.deliver(deliveries.get(i));
                if (i >= third && i < third + RULES) {
                    cells.publish("drawn-" + (i - third), after.texts().get(i - third));
                }
                if (i == third + RULES / 2) {
                    cells.crash(cells.snapshot(), 2);
                }
            }
            compare(cells.standing(), world, after);
        }
    }

    private static CellTasks open(RuleSet rules) throws Exception {
        return new CellTasks(new FuseCellSettings(
                GridSettings.DEFAULT,
                CellSettings.DEFAULT,
                CellUnderTest.limits(TINY, BudgetLimits.DEFAULT),
                rules.texts(),
                rules.surroundings(),
                RiskWeights.SHIPPED));
    }

    private static void compare(Map<String, Told> standing, World world, RuleSet rules) {
        Map<String, Told> expected = rules.expect(Oracle.settle(world.deliveries()), new Census());
        assertThat(expected).as("matches expected by the oracle").isNotEmpty();
        assertThat(Told.differences(expected, standing))
                .as("world seed=%d at %s, %s", world.seed(), world.site(), rules)
                .isEmpty();
    }
}
