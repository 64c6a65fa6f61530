package io.crossfix.model.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares of discs against positions drawn in real cells of H3. */
class RingSharesTest {

    private static final Grid GRID = new Grid(GridSettings.DEFAULT);
    private static final double METRES_PER_DEGREE = 111_195;
    private static final int DRAWN = 40_000;

    @ParameterizedTest
    @CsvSource({
        "37.80, -122.30, 25",
        "37.80, -122.30, 50",
        "41.88, -87.65, 100",
        "38.90, -77.00, 200",
        "51.50, -0.10, 25",
        "51.50, -0.10, 400",
        "0.50, 10.00, 50",
        "-33.90, 151.00, 100"
    })
    void isTheProbabilityThatTheTruthLiesThere(double latitude, double longitude, double sigma) {
        long seed = 9;
        Random random = new Random(seed);
        int[] hits = new int[NextWeights.RINGS];
        for (int i = 0; i < DRAWN; i++) {
            double north = latitude + 0.02 * random.nextDouble();
            double east = longitude + 0.02 * random.nextDouble();
            double shrink = Math.cos(Math.toRadians(north));
            long truth = GRID.riskCell(
                    north + sigma * random.nextGaussian() / METRES_PER_DEGREE,
                    east + sigma * random.nextGaussian() / METRES_PER_DEGREE / shrink);
            List<List<Long>> rings = GRID.riskRings(GRID.riskCell(north, east), 2);
            for (int ring = 0; ring < hits.length; ring++) {
                hits[ring] += rings.get(ring).contains(truth) ? 1 : 0;
            }
        }
        // Cells of H3 differ in size from place to place: by up to a tenth, then, and what chance adds.
        assertThat(RingShares.of(1, sigma))
                .as("seed=%d, ring 1", seed)
                .isCloseTo(hits[1] / (6.0 * DRAWN), withinPercentage(12));
        assertThat(RingShares.of(2, sigma))
                .as("seed=%d, ring 2", seed)
                .isCloseTo(hits[2] / (12.0 * DRAWN), within(0.003));
    }
}
