package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.feeds.replay.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SpeedTest {

    private final Speed.Reader reader = new Speed.Reader();

    @Test
    void aSpeedIsAFactorAsFastAsPossibleOrAsItWasReported() {
        assertThat(reader.convert("2.5")).isEqualTo(new Speed(2.5, Order.EVENT));
        assertThat(reader.convert("max")).isEqualTo(new Speed(Double.POSITIVE_INFINITY, Order.EVENT));
        assertThat(reader.convert("real")).isEqualTo(new Speed(1, Order.REPORTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "1e7", "quick", ""})
    void anythingElseIsRefusedByItsText(String text) {
        assertThatThrownBy(() -> reader.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("'" + text + "' is no speed");
    }
}
