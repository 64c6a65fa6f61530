package io.crossfix.backtest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void isAsPublished() {
        // Newcombe 1998, table II, method 10: 56/70 less 48/80, and 9/10 less 3/10.
        Difference large = Difference.of(56, 70, 48, 80, 0.95);
        assertThat(large.value()).isCloseTo(0.2, within(1e-12));
        assertThat(large.lower()).isCloseTo(0.0524, within(5e-5));
        assertThat(large.upper()).isCloseTo(0.3339, within(5e-5));
        Difference small = Difference.of(9, 10, 3, 10, 0.95);
        assertThat(small.lower()).isCloseTo(0.1705, within(5e-5));
        assertThat(small.upper()).isCloseTo(0.8090, within(5e-5));
    }

    @Test
    void concordanceIsTheShareOfPairsAsCountedOneByOne() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        double[] first = random.ints(40, 0, 15).asDoubleStream().toArray();
        double[] second = random.ints(55, 0, 15).asDoubleStream().toArray();
        double pairs = 0;
        for (double one : first) {
            for (double other : second) {
                pairs += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        assertThat(Concordance.of(first, second)).as("seed=%d", seed).isCloseTo(pairs / 40 / 55, within(1e-12));
    }
}
