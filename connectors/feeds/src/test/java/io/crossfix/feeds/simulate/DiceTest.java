package io.crossfix.feeds.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiceTest {

    private static final int THROWS = 100_000;

    private final Dice dice = new Seed(7).of("dice test").dice();

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 4, 250})
    void poissonHasItsMean(double mean) {
        assertThat(meanOf(() -> dice.poisson(mean))).isCloseTo(mean, within(5 * Math.sqrt((mean + 1e-12) / THROWS)));
    }

    @Test
    void exponentialAndNormalHaveTheirMoments() {
        assertThat(meanOf(() -> dice.exponential(600))).isCloseTo(600, within(10.0));
        assertThat(meanOf(dice::gaussian)).isCloseTo(0, within(0.02));
        assertThat(meanOf(() -> Math.pow(dice.gaussian(), 2))).isCloseTo(1, within(0.03));
    }

    @Test
    void weightsAreShares() {
        assertThat(meanOf(() -> dice.weighted(1, 0, 3) == 2 ? 1 : 0)).isCloseTo(0.75, within(0.01));
        assertThat(meanOf(() -> dice.weighted(1, 0, 3) == 1 ? 1 : 0)).isZero();
    }

    @Test
    void seedsOfDifferentPartsHaveNothingInCommon() {
        Seed seed = new Seed(42);
        assertThat(seed.of("a").dice().token()).isEqualTo(seed.of("a").dice().token());
        assertThat(seed.of("a").dice().token()).isNotEqualTo(seed.of("b").dice().token());
        assertThat(seed.of(1).of(2).value()).isNotEqualTo(seed.of(2).of(1).value());
    }

    private static double meanOf(DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(THROWS).average().orElseThrow();
    }
}
