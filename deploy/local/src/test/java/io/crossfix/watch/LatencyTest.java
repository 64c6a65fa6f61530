package io.crossfix.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyTest {

    private final Latency latency = new Latency();

    @Test
    void quantilesAreOfTheTimesBetweenTheTwoAppends() {
        for (int millis = 1; millis <= 100; millis++) {
            latency.record(1_000, 1_000 + millis);
        }

        assertThat(latency.at(50)).isEqualTo(50);
        assertThat(latency.at(99)).isEqualTo(99);
    }

    @Test
    void alertsThatTheClockOrAPersonDecidedSayNothing() {
        latency.record(0, 1_700_000_000_000L);

        assertThat(latency).hasToString("-");
    }
}
