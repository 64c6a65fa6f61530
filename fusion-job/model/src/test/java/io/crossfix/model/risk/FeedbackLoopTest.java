package io.crossfix.model.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.Placement;
import io.crossfix.record.CallCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A patrol goes where the score is high, and finds most of what happens where it goes (Ensign et al., Runaway feedback loops in
 * predictive policing, 2018). What it finds must not make the place look worse than it is.
 */
class FeedbackLoopTest {

    private static final Grid GRID = new Grid(GridSettings.DEFAULT);
    private static final long START = 1_700_006_400_000L;
    private static final long DAY = 86_400_000;
    private static final int CELLS = 50;
    private static final int DAYS = 500;
    private static final int PATROLS = 10;
    private static final int SEEDS = 5;
    /** Of what nobody is looking for, so much is called in. */
    private static final double CALLED_IN = 0.1;
    /** Where its propensity counts, patrols go anywhere so often: no cell is patrolled on less than a twentieth of the days. */
    private static final double EXPLORE = 0.25;

    /** How a discovered incident gets into the records. */
    private enum Recording {
        LIKE_A_CALL,
        AS_DISCOVERED,
        WITH_PROPENSITY
    }

    /** Where patrols go. */
    private enum Patrols {
        /** Each to a cell drawn by its share of the score. */
        IN_PROPORTION,
        /** Each to another one of the worst cells. */
        TO_THE_WORST
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRecordedLikeACallRunsAway(Patrols patrols) {
        assertThat(overstatement(Recording.LIKE_A_CALL, patrols)).isGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDiscoveredWeighsNothing(Patrols patrols) {
        assertThat(overstatement(Recording.AS_DISCOVERED, patrols)).isBetween(0.9, 1.1);
    }

    @ParameterizedTest
    @EnumSource
    void orAsMuchAsPatrolsAreRare(Patrols patrols) {
        assertThat(overstatement(Recording.WITH_PROPENSITY, patrols)).isBetween(0.9, 1.1);
    }

    /** Mean over the seeds of the share of the cell that looks worst, over its true share. */
    private static double overstatement(Recording recording, Patrols patrols) {
        double mean = IntStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> new Town(seed, recording, patrols).overstatement())
                .average()
                .orElseThrow();
        System.out.printf(
                "seeds 1 to %d, %s, patrols %s: top cell overstated %.2f times%n", SEEDS, recording, patrols, mean);
        return mean;
    }

    private static final class Town {

        private final Random random;
        private final Recording recording;
        private final Patrols patrols;
        private final RiskModel model = RiskModel.shipped();
        private final List<RiskBook> books = new ArrayList<>();
        private final double[] perDay = new double[CELLS];
        private int ids;

        Town(long seed, Recording recording, Patrols patrols) {
            this.random = new Random(seed);
            this.recording = recording;
            this.patrols = patrols;
            for (int cell = 0; cell < CELLS; cell++) {
                books.add(new RiskBook(each -> {}, each -> {}));
                // A few places have much, most have little.
                perDay[cell] = Math.min(12, 1 / Math.pow(1 - random.nextDouble(), 0.8));
            }
        }

        double overstatement() {
            for (int day = 0; day < DAYS; day++) {
                live(day);
            }
            double[] seen = shares(masses());
            double[] real = shares(perDay);
            int top = IntStream.range(0, CELLS)
                    .reduce((a, b) -> seen[a] >= seen[b] ? a : b)
                    .orElseThrow();
            return seen[top] / real[top];
        }

        private void live(int day) {
            double[] scores = shares(masses());
            double[] missed = new double[CELLS];
            Arrays.fill(missed, 1);
            boolean[] patrolled = new boolean[CELLS];
            for (int patrol = 0; patrol < PATROLS; patrol++) {
                double[] chance = chances(scores, patrol);
                patrolled[draw(chance)] = true;
                Arrays.setAll(missed, cell -> missed[cell] * (1 - chance[cell]));
            }
            for (int cell = 0; cell < CELLS; cell++) {
                int incidents = poisson(perDay[cell]);
                for (int i = 0; i < incidents; i++) {
                    // Apart from each other, so that none is taken for the same incident.
                    long at = START + day * DAY + (long) ((i + 0.5) / incidents * DAY);
                    if (random.nextDouble() < CALLED_IN) {
                        record(cell, at, Origin.REPORTED, Double.NaN);
                    } else if (patrolled[cell]) {
                        discover(cell, at, 1 - missed[cell]);
                    }
                }
            }
        }

        private void discover(int cell, long at, double propensity) {
            switch (recording) {
                case LIKE_A_CALL -> record(cell, at, Origin.REPORTED, Double.NaN);
                case AS_DISCOVERED -> record(cell, at, Origin.DISCOVERED, Double.NaN);
                case WITH_PROPENSITY -> record(cell, at, Origin.DISCOVERED, propensity);
            }
        }

        private void record(int cell, long at, Origin origin, double propensity) {
            Observation seen = new Observation(
                    Kind.CALL,
                    "c-" + ids++,
                    "answering-point",
                    at,
                    latitude(cell),
                    -87.7,
                    25,
                    1,
                    CallCategory.SHOTS_FIRED.ordinal(),
                    0,
                    null,
                    Float.NaN,
                    Float.NaN,
                    origin,
                    false,
                    0,
                    false,
                    propensity);
            Placement place = GRID.place(seen);
            books.get(cell)
                    .observe(new RiskBook.Desk(GRID, place.home(), model), seen, place.riskCell(), 0, new HashSet<>());
            books.get(cell).expire(at - 7 * DAY);
        }

        /** Far from each other: five kilometres. */
        private static double latitude(int cell) {
            return 40 + cell * 0.045;
        }

        /** Where one of the patrols goes, by chance. */
        private double[] chances(double[] scores, int patrol) {
            double explore = recording == Recording.WITH_PROPENSITY ? EXPLORE : 0;
            int aim = patrols == Patrols.TO_THE_WORST ? worst(scores, patrol) : -1;
            double[] chances = new double[CELLS];
            for (int cell = 0; cell < CELLS; cell++) {
                double meant = aim < 0 ? scores[cell] : cell == aim ? 1 : 0;
                chances[cell] = (1 - explore) * meant + explore / CELLS;
            }
            return chances;
        }

        private static int worst(double[] scores, int rank) {
            return IntStream.range(0, CELLS)
                    .boxed()
                    .sorted(Comparator.comparingDouble(cell -> -scores[cell]))
                    .toList()
                    .get(rank);
        }

        /** What the ledgers say of the last year. */
        private double[] masses() {
            double[] masses = new double[CELLS];
            for (int cell = 0; cell < CELLS; cell++) {
                int here = cell;
                long riskCell = GRID.riskCell(latitude(cell), -87.7);
                RiskLedger ledger = books.get(cell).ledger(riskCell);
                masses[cell] = 1e-3;
                if (ledger != null) {
                    ledger.read(START + DAYS * DAY, (source, ring, age, mass) -> {
                        masses[here] += ring == 0 && age == RiskAge.YEAR ? mass : 0;
                    });
                }
            }
            return masses;
        }

        private int draw(double[] chance) {
            double left = random.nextDouble();
            for (int cell = 0; cell < CELLS; cell++) {
                left -= chance[cell];
                if (left < 0) {
                    return cell;
                }
            }
            return CELLS - 1;
        }

        private int poisson(double mean) {
            int count = 0;
            for (double left = random.nextDouble(); left > Math.exp(-mean); left *= random.nextDouble()) {
                count++;
            }
            return count;
        }
    }

    private static double[] shares(double[] values) {
        double sum = IntStream.range(0, CELLS).mapToDouble(i -> values[i]).sum();
        return IntStream.range(0, CELLS).mapToDouble(i -> values[i] / sum).toArray();
    }
}
