package io.crossfix.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreamPulseTest {

    private static final Instant START = Instant.parse("2026-11-27T03:00:00Z");

    private final StreamPulse pulse = new StreamPulse();

    @Test
    void theRateIsThatOfTheLastMinute() {
        for (int look = 0; look <= 60; look++) {
            long records = look <= 30 ? look * 500L : 15_000 + (look - 30) * 50L;
            pulse.look(START.plusSeconds(look * 5L), records, START.plusSeconds(look * 5L));
        }
        assertThat(pulse.perSecond()).isCloseTo(10, within(1e-9));
        assertThat(pulse.lastAt()).isEqualTo(START.plusSeconds(300));
    }

    @Test
    void aQuietStreamKeepsTheTimeOfItsLastRecord() {
        pulse.look(START, 7, START.minusSeconds(90));
        pulse.look(START.plusSeconds(5), 7, null);
        assertThat(pulse.perSecond()).isZero();
        assertThat(pulse.lastAt()).isEqualTo(START.minusSeconds(90));
    }
}
