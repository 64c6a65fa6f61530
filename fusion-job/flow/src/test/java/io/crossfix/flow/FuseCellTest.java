package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.flow.oracle.Oracle;
import io.crossfix.flow.oracle.OracleRules;
import io.crossfix.flow.oracle.Told;
import io.crossfix.flow.oracle.World;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator on RocksDB: what it says survives crashes, rescaling, eviction and rule changes. */
class FuseCellTest {

    private static final OracleRules.Pair RULES = OracleRules.shipped(Path.of("../../deploy/rules"));
    private static final long OUT_OF_ORDERNESS = 300_000;

    private final Grid grid = new Grid(GridSettings.DEFAULT);
    private final Map<String, Match> last = new LinkedHashMap<>();
    private StateBackend backend = new EmbeddedRocksDBStateBackend();
    private CellUnderTest cell;

    @AfterEach
    void close() throws Exception {
        cell.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {4_000, 4_001, 4_002})
    void crashesAnywhereChangeNothing(long seed) throws Exception {
        World world = World.of(seed, 400, World.Delivery.PROMPT);
        Random random = new Random(seed);
        cell = open(500_000, RULES.texts(), null);
        OperatorSubtaskState checkpoint = snapshot();
        int from = 0;
        for (int i = 0; i < world.deliveries().size(); i++) {
            deliver(world.deliveries(), i);
            if (random.nextInt(40) == 0) {
                checkpoint = snapshot();
                from = i + 1;
            } else if (random.nextInt(60) == 0) {
                // Killed: what was said is out in the world, state and input go back to the checkpoint.
                listen();
                cell.close();
                cell = open(500_000, RULES.texts(), checkpoint);
                i = from - 1;
            }
        }
        assertThat(Told.differences(expected(world), standing()))
                .as("world seed=%d", seed)
                .isEmpty();
    }

    @Test
    void aSmallMemoryChangesNothing() throws Exception {
        World world = World.of(4_100, 400, World.Delivery.PROMPT);
        cell = open(40, RULES.texts(), null);
        for (int i = 0; i < world.deliveries().size(); i++) {
            deliver(world.deliveries(), i);
        }
        assertThat(Told.differences(expected(world), standing()))
                .as("world seed=%d", world.seed())
                .isEmpty();
    }

    @Test
    void nothingIsLeftButRiskWhenAllTimeHasPassed() throws Exception {
        // Only the heap backend lets its entries be counted.
        backend = new HashMapStateBackend();
        World world = World.of(4_200, 300, World.Delivery.PROMPT);
        cell = open(500_000, RULES.texts(), null);
        for (int i = 0; i < world.deliveries().size(); i++) {
            deliver(world.deliveries(), i);
        }
        standing();
        assertThat(cell.harness().numEventTimeTimers()).isZero();
        cell.harness().snapshot(1, 1);
        long cells = world.deliveries().stream()
                .mapToLong(seen -> grid.place(seen).riskCell())
                .flatMap(centre ->
                        grid.riskRings(centre, 1).stream().flatMap(List::stream).mapToLong(Long::longValue))
                .distinct()
                .count();
        // At most the ledger of each risk cell and the index of each key cell that has one.
        assertThat((long) cell.harness().numKeyedStateEntries()).isLessThanOrEqualTo(2 * cells);
    }

    @Test
    void aQuietNightIsHeardByTheClockOnTheWall() throws Exception {
        cell = open(500_000, RULES.texts(), null);
        Observation shot = World.of(4_300, 400, World.Delivery.PROMPT).deliveries().stream()
                .filter(seen -> RULES.meaning().get(1).anchors().test(seen) && seen.kind() == Kind.GUNSHOT)
                .findFirst()
                .orElseThrow();
        cell.harness().setProcessingTime(shot.at() + 1_000);
        cell.place(shot);
        long due = shot.at() + 600_000 + FuseCellSettings.Limits.DEFAULT.silenceFallbackMillis();
        cell.harness().setProcessingTime(due - 1);
        listen();
        assertThat(last)
                .as("no watermark has moved, and it is too early to tell")
                .isEmpty();
        cell.harness().setProcessingTime(due);
        listen();
        assertThat(last.values()).extracting(Match::getRuleId).containsExactly("shots-unanswered");
    }

    @Test
    void timeDoesNotEndWhenTheSensorsAreSilentForAMinute() throws Exception {
        World world = World.of(4_400, 400, World.Delivery.PROMPT);
        cell = open(500_000, RULES.texts(), null);
        for (int i = 0; i < world.deliveries().size(); i++) {
            if (i % 100 == 0) {
                cell.harness().processWatermarkStatus1(WatermarkStatus.IDLE);
                cell.harness().processWatermarkStatus1(WatermarkStatus.ACTIVE);
            }
            deliver(world.deliveries(), i);
        }
        assertThat(Told.differences(expected(world), standing()))
                .as("world seed=%d", world.seed())
                .isEmpty();
    }

    @Test
    void aReplayOfOldDaysIsNotJudgedByTheClockOnTheWall() throws Exception {
        cell = open(500_000, RULES.texts(), null);
        cell.harness().setProcessingTime(World.START + 365L * 86_400_000);
        World.of(4_300, 100, World.Delivery.PROMPT).deliveries().forEach(cell::place);
        assertThat(cell.harness().numProcessingTimeTimers()).isZero();
    }

    @Test
    void aBrokenRuleIsRefusedAndTheGoodOneStays() throws Exception {
        cell = open(500_000, RULES.texts(), null);
        cell.publish("shots-called-in", RULES.texts().get(0).replace("call.category", "call.categry"), null);
        List<RuleStatus> answers = cell.statements();
        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.getOutcome()).isEqualTo(RuleOutcome.REFUSED);
            assertThat(answer.getReasons().toString()).contains("categry");
        });
        World world = World.of(4_400, 300, World.Delivery.PROMPT);
        for (int i = 0; i < world.deliveries().size(); i++) {
            deliver(world.deliveries(), i);
        }
        assertThat(Told.differences(expected(world), standing())).isEmpty();
    }

    @Test
    void aRulePublishedNowSeesTheFactsOnTheTableAndSurvivesARestart() throws Exception {
        World world = World.of(4_500, 300, World.Delivery.PROMPT);
        cell = open(500_000, List.of(), null);
        List<Observation> deliveries = world.deliveries();
        int half = deliveries.size() / 2;
        deliveries.subList(0, half).forEach(cell::place);
        cell.publish("shots-called-in", RULES.texts().get(0), null);
        cell.publish("shots-unanswered", RULES.texts().get(1), null);
        cell.publish("vehicle-leaving-shots", RULES.texts().get(2), null);
        OperatorSubtaskState checkpoint = snapshot();
        cell.close();
        cell = open(500_000, List.of(), checkpoint);
        deliveries.subList(half, deliveries.size()).forEach(cell::place);
        assertThat(Told.differences(expected(world), standing()))
                .as("world seed=%d", world.seed())
                .isEmpty();
    }

    private CellUnderTest open(long maxResident, List<String> rules, OperatorSubtaskState from) throws Exception {
        return new CellUnderTest(backend, CellUnderTest.limits(maxResident, BudgetLimits.DEFAULT), rules, from);
    }

    private OperatorSubtaskState snapshot() throws Exception {
        listen();
        return cell.snapshot();
    }

    /** One delivery, then the watermark that it allows. */
    private void deliver(List<Observation> deliveries, int index) throws Exception {
        cell.place(deliveries.get(index));
        long latest = deliveries.subList(0, index + 1).stream()
                .mapToLong(Observation::at)
                .max()
                .orElseThrow();
        cell.advanceTo(latest - OUT_OF_ORDERNESS);
    }

    private void listen() {
        last.putAll(cell.last());
    }

    private Map<String, Told> standing() throws Exception {
        cell.advanceTo(Long.MAX_VALUE / 4);
        listen();
        Map<String, Told> told = new TreeMap<>();
        last.values().stream()
                .filter(match -> match.getState() == MatchState.HOLDS)
                .forEach(match -> told.put(match.getMatchId(), CityRun.told(match)));
        return told;
    }

    private static Map<String, Told> expected(World world) {
        return Oracle.expect(RULES.meaning(), Oracle.settle(world.deliveries()));
    }
}
