package io.crossfix.bench.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.bench.fusion.FusionEvent.Feed;
import io.crossfix.bench.fusion.FusionEvent.Sub;
import io.crossfix.local.CommandFailed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The generator keeps to the specification of fusion-1, section 1 and 3. */
class FusionCityTest {

    private static final int DISTINCT = 100_000;
    private static final List<FusionEvent> ARRIVALS =
            FusionFile.take(new FusionCity(FusionProfile.CITY, 42, DISTINCT), Integer.MAX_VALUE);

    @Test
    void oneEventHappensInEachMillisecondAndOneInAHundredIsToldTwice() {
        Map<Long, FusionEvent> byTime = new HashMap<>();
        ARRIVALS.forEach(event -> assertThat(byTime.merge(event.at(), event, FusionCityTest::same))
                .isEqualTo(event));
        assertThat(byTime).hasSize(DISTINCT);
        assertThat(ARRIVALS.size() / (double) DISTINCT).isCloseTo(1.01, within(0.002));
    }

    private static FusionEvent same(FusionEvent one, FusionEvent other) {
        assertThat(one).isEqualTo(other);
        return one;
    }

    /** So a watermark of ten seconds makes nothing late, and no repeat comes more than ten seconds behind. */
    @Test
    void nothingArrivesMoreThanTenSecondsBehindWhatHasArrived() {
        long latest = 0;
        int outOfOrder = 0;
        for (FusionEvent event : ARRIVALS) {
            assertThat(latest - event.at()).isLessThan(FusionCity.LATEST_MILLIS);
            outOfOrder += event.at() < latest ? 1 : 0;
            latest = Math.max(latest, event.at());
        }
        assertThat(outOfOrder / (double) ARRIVALS.size()).isBetween(0.88, 0.96);
    }

    /** The workload's own file of a million has G 194, P 921,830, C 20,105, V 57,871. */
    @Test
    void theSharesAreThoseOfTheWorkload() {
        assertThat(share(Feed.P)).isCloseTo(0.9218, within(0.004));
        assertThat(share(Feed.C)).isCloseTo(0.0201, within(0.001));
        assertThat(share(Feed.V)).isCloseTo(0.0579, within(0.003));
        assertThat(share(Feed.G)).isCloseTo(0.000194, within(0.0001));
    }

    private static double share(Feed type) {
        return ARRIVALS.stream().filter(event -> event.type() == type).count() / (double) ARRIVALS.size();
    }

    @Test
    void theBusiestCellHasOneEventInTwenty() {
        Map<Long, Integer> byCell = new HashMap<>();
        ARRIVALS.forEach(event -> byCell.merge(event.cell(), 1, Integer::sum));
        int most = byCell.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(most / (double) ARRIVALS.size()).isCloseTo(0.054, within(0.012));
        assertThat(byCell).hasSizeBetween(1_900, 2_100);
    }

    @Test
    void aSeedGivesTheSameEventsAndAnotherOthers() {
        assertThat(FusionFile.take(new FusionCity(FusionProfile.CITY, 42, DISTINCT), 2_000))
                .isEqualTo(ARRIVALS.subList(0, 2_000));
        assertThat(FusionFile.take(new FusionCity(FusionProfile.CITY, 43, DISTINCT), 2_000))
                .isNotEqualTo(ARRIVALS.subList(0, 2_000));
    }

    @Test
    void aLineIsReadAsItIsWritten() {
        ARRIVALS.subList(0, 1_000)
                .forEach(event ->
                        assertThat(FusionEvent.parse(event.line(), "line")).isEqualTo(event));
        assertThatThrownBy(() -> FusionEvent.parse("1,G,7", "events.csv line 3"))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("events.csv line 3: an event has 9 fields, this has 3");
        assertThatThrownBy(() -> FusionEvent.parse("1,X,7,8,0,0,,-,50", "events.csv line 4"))
                .hasMessageContaining("events.csv line 4");
    }

    /** The rules say so in metres, since they need a radius. */
    @Test
    void noTwoPointsOfACellAndItsNeighbourAreFartherApartThanTheRulesLook() {
        FusionCells cells = new FusionCells(new Dice(1));
        Set<Long> seen = new HashSet<>();
        ARRIVALS.forEach(event -> seen.add(event.cell()));
        for (long cell : seen) {
            assertThat(cells.spanMetres(cell)).isLessThan(1_300);
            for (long other : cells.disk(cell)) {
                assertThat(cells.spanMetres(cell, other)).isLessThan(2_200);
            }
        }
    }

    @Test
    void shotsAreCalledInAndVehiclesFlee() {
        List<FusionEvent> stormy = FusionFile.take(new FusionCity(FusionProfile.STRESS, 7, 300_000), 400_000);
        long shots = stormy.stream().filter(event -> event.type() == Feed.G).count();
        long calls = stormy.stream().filter(event -> event.sub() == Sub.SHOTS).count();
        assertThat(shots).isBetween(480L, 720L);
        assertThat(calls).isGreaterThan(shots);
        MatchSet found = FusionReference.of(stormy);
        assertThat(found.count("R1")).isGreaterThan(shots / 4);
        assertThat(found.count("R2")).isGreaterThan(shots / 4);
    }
}
