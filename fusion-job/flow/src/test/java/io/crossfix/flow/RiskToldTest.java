package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.CellSettings;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.NowWeights;
import io.crossfix.model.risk.NowWeights.OfSource;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.CallCategory;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.RiskReading;
import io.crossfix.record.Verdict;
import io.crossfix.rule.RuleSurroundings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the risk of a place is told, and what must not move it. */
class RiskToldTest {

    private static final long NINE_PM = 1_700_082_000_000L;
    private static final long MINUTE = 60_000;

    private CellUnderTest cell;

    @BeforeEach
    void open() throws Exception {
        cell = new CellUnderTest(
                new HashMapStateBackend(),
                new FuseCellSettings(
                        GridSettings.DEFAULT,
                        CellSettings.DEFAULT,
                        FuseCellSettings.Limits.DEFAULT,
                        List.of(),
                        RuleSurroundings.NONE,
                        convincedByOneCall()),
                new CellUnderTest.Task(1, 0),
                null);
    }

    /** And the same at all hours, so that nothing is told only because another one has come. */
    private static RiskWeights convincedByOneCall() {
        double[] flat = new double[NextWeights.HOURS_OF_WEEK];
        Arrays.fill(flat, 1);
        NextWeights next = RiskWeights.SHIPPED.next();
        return new RiskWeights(
                "convinced",
                1,
                new NowWeights(
                        -9, 1, 0, Map.of(RiskSource.SHOTS_CALL, new OfSource(9, 13, false)), List.of(), Map.of()),
                new NextWeights(next.basePerDay(), next.level(), next.zone(), flat, next.children()));
    }

    @AfterEach
    void close() throws Exception {
        cell.close();
    }

    @Test
    void aRiseIsToldAtOnceThoughItRisesToWhatWasToldTwoHoursAgo() throws Exception {
        cell.place(call("first", NINE_PM));
        for (int minute = 1; minute <= 120; minute++) {
            cell.advanceTo(NINE_PM + minute * MINUTE);
        }
        long second = NINE_PM + 120 * MINUTE + 5_000;
        cell.place(call("second", second));
        assertThat(cell.readings().stream().filter(each -> at(each) == second))
                .as("readings of the moment of the second call")
                .isNotEmpty();
    }

    @Test
    void confirmationsAddNothingToAPlace() throws Exception {
        cell.place(call("first", NINE_PM));
        cell.advanceTo(NINE_PM + MINUTE);
        int before = cell.readings().size();
        for (int alert = 0; alert < 20; alert++) {
            cell.tell(answer("alert-" + alert, true, judged(Kind.CALL, CallCategory.SHOTS_FIRED.name())));
        }
        cell.advanceTo(NINE_PM + 2 * MINUTE);
        List<RiskReading> after =
                cell.readings().subList(before, cell.readings().size());
        assertThat(after).isNotEmpty();
        for (RiskReading reading : after) {
            RiskReading last = cell.readings().subList(0, before).stream()
                    .filter(each -> each.getRiskCell() == reading.getRiskCell())
                    .reduce((one, other) -> other)
                    .orElseThrow();
            assertThat(reading.getLogOdds()).isLessThanOrEqualTo(last.getLogOdds());
            assertThat(reading.getRatePerDay()).isLessThanOrEqualTo(last.getRatePerDay());
        }
    }

    @Test
    void aDismissedPlateLeavesNothingBehind() throws Exception {
        cell.tell(answer("alert", false, judged(Kind.PLATE, PlateCategory.STOLEN_VEHICLE.name())));
        var ignored = cell.snapshot();
        assertThat(cell.harness().numKeyedStateEntries()).isZero();
    }

    private static long at(RiskReading reading) {
        return reading.getAt().toEpochMilli();
    }

    private static Observation call(String id, long at) {
        return Observation.plain(
                Kind.CALL, id, "answering-point", at, 41.8, -87.7, 25, 1, CallCategory.SHOTS_FIRED.ordinal(), 1);
    }

    private static JudgedFact judged(Kind kind, String category) {
        return new JudgedFact(kind, "first", "answering-point", Instant.ofEpochMilli(NINE_PM), 41.8, -87.7, category);
    }

    private static Verdict answer(String alert, boolean isReal, JudgedFact fact) {
        return new Verdict(
                alert, "desk", isReal, "seen", 1.0, false, Instant.ofEpochMilli(NINE_PM + MINUTE), List.of(fact));
    }
}
