package io.crossfix.model.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What has left the book must not come back to life: an incident stays one, though its first shot is forgotten before its second. */
class SettledForGoodTest {

    private static final Grid GRID = new Grid(GridSettings.DEFAULT);
    private static final long TEN_O_CLOCK = 1_700_042_400_000L;
    private static final long MINUTE = 60_000;
    private static final long WEEK = 7 * 86_400_000L;

    private final RiskModel model = RiskModel.shipped();
    private final RiskBook book = new RiskBook(cell -> {}, hour -> {});

    @Test
    void otherWeightsAfterAWeekMakeNoSecondIncidentOfIt() {
        observe("first", TEN_O_CLOCK - 5 * MINUTE);
        observe("second", TEN_O_CLOCK + 5 * MINUTE);
        for (long minutes = -60; minutes <= 180; minutes++) {
            long notBefore = TEN_O_CLOCK + minutes * MINUTE;
            book.expire(notBefore);
            model.use(RiskWeights.SHIPPED);
            book.catchUp(desk(notBefore));
            assertThat(incidents(notBefore + WEEK))
                    .as("%d min after the hour, a week later", minutes)
                    .isCloseTo(Math.exp(-(minutes + 5) / 525_600.0 - 7 / 365.0), within(1e-12));
        }
        assertThat(book.size())
                .as("observations and ledgers left")
                .isEqualTo(book.cells().size());
    }

    private void observe(String id, long at) {
        Observation seen = Observation.plain(Kind.GUNSHOT, id, "detector", at, 41.8, -87.7, 25, 1, 2, 3);
        book.observe(desk(0), seen, GRID.place(seen).riskCell(), 0, new HashSet<>());
    }

    private RiskBook.Desk desk(long notBefore) {
        long riskCell = GRID.riskCell(41.8, -87.7);
        return new RiskBook.Desk(GRID, GRID.owner(riskCell), model, notBefore);
    }

    /** Mass of a year in the cell itself. */
    private double incidents(long at) {
        double[] found = new double[1];
        RiskLedger ledger = book.ledger(GRID.riskCell(41.8, -87.7));
        assertThat(ledger).isNotNull();
        ledger.read(at, (source, ring, age, mass) -> found[0] += age == RiskAge.YEAR && ring == 0 ? mass : 0);
        return found[0];
    }
}
