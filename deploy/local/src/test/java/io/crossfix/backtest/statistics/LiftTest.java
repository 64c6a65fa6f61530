package io.crossfix.backtest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.backtest.statistics.Lift.Rate;
import org.junit.jupiter.api.Test;

class LiftTest {

    /** The example of R's poisson.test, on biliary cancers of whites and others (Armitage): 11 of 800 against 21 of 3,011. */
    @Test
    void isAsInR() {
        Lift lift = Lift.of(new Rate(11, 800), new Rate(6 + 8 + 7, 1083 + 1050 + 878), 0.95);
        assertThat(lift.ratio()).isCloseTo(1.971488, within(1e-6));
        assertThat(lift.lower()).isCloseTo(0.8584264, within(1e-6));
        assertThat(lift.upper()).isCloseTo(4.2772659, within(1e-6));
    }

    @Test
    void isBoundedBelowWhenNothingHappensByChance() {
        Lift lift = Lift.of(new Rate(10, 100), new Rate(0, 600), 0.95);
        assertThat(lift.ratio()).isInfinite();
        assertThat(lift.upper()).isInfinite();
        // Of ten events none fell on the other side: the share is at least 0.025^(1/10), its odds times six are the
        // bound.
        double share = Math.pow(0.025, 0.1);
        assertThat(lift.lower()).isCloseTo(6 * share / (1 - share), within(1e-6));
    }

    @Test
    void isNothingWhereThereWasNoChance() {
        assertThatThrownBy(() -> Lift.of(new Rate(0, 0), new Rate(1, 2), 0.95)).hasMessageContaining("no lift");
        assertThatThrownBy(() -> Lift.of(new Rate(0, 5), new Rate(0, 5), 0.95)).hasMessageContaining("no lift");
    }
}
