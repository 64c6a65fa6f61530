package io.crossfix.risk.fit;

import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.risk.study.MadeStudy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A made-up city whose weights are known, made as a branching process: some incidents come by themselves, and each leads to
 * others. So it knows nothing of rates.
 */
final class HawkesCity {

    private static final int[] CELLS_OF_RING = {1, 6, 12};

    private final MadeStudy made;
    private final Random random;

    /**
     * Children of one incident of a source.
     *
     * @param rings how many by ring
     */
    record Children(RiskSource parent, RiskAge age, double... rings) {}

    private record Born(RiskSource source, long at, long cell) {}

    HawkesCity(MadeStudy made, long seed) {
        this.made = made;
        this.random = new Random(seed);
    }

    /**
     * Lets time pass.
     *
     * @param perDay incidents of a source that come by themselves, in every cell
     * @param children all of them gunshots
     */
    void live(long from, long to, RiskSource source, double perDay, List<Children> children) {
        Deque<Born> born = new ArrayDeque<>();
        for (long cell : made.cells) {
            double days = (to - from) / (double) MadeStudy.DAY;
            for (int i = poisson(perDay * days); i > 0; i--) {
                born.add(new Born(source, from + (long) (random.nextDouble() * (to - from)), cell));
            }
        }
        while (!born.isEmpty()) {
            Born parent = born.poll();
            made.add(parent.source(), parent.at(), parent.cell());
            children.stream()
                    .filter(each -> each.parent() == parent.source())
                    .forEach(each -> bear(parent, each, to, born));
        }
    }

    private void bear(Born parent, Children children, long to, Deque<Born> born) {
        for (int ring = 0; ring < children.rings().length; ring++) {
            List<Long> cells = made.grid.riskRings(parent.cell(), ring).get(ring);
            for (int i = poisson(children.rings()[ring]); i > 0; i--) {
                long at = parent.at()
                        + Math.round(-Math.log(1 - random.nextDouble())
                                * children.age().meanLifeMillis());
                long cell = cells.get(random.nextInt(CELLS_OF_RING[ring]));
                if (at < to && made.cells.contains(cell)) {
                    born.add(new Born(RiskSource.GUNSHOT, at, cell));
                }
            }
        }
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
