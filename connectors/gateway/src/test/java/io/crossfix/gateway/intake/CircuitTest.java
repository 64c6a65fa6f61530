package io.crossfix.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private long now = 1;
    private final Circuit circuit = new Circuit(() -> now);

    @Test
    void letsOneTryEachSecondUntilOneIsKept() {
        assertThat(circuit.admits()).isTrue();
        assertThat(circuit.admits()).isTrue();
        circuit.notKept();

        assertThat(circuit.admits()).isFalse();
        pass(Duration.ofMillis(999));
        assertThat(circuit.admits()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(circuit.admits()).isTrue();
        assertThat(circuit.admits()).isFalse();
        circuit.kept();
        assertThat(circuit.admits()).isTrue();
        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void isReadyAgainWhenNobodyHasTriedForFiveSeconds() {
        circuit.notKept();
        assertThat(circuit.isReady()).isFalse();
        pass(Duration.ofSeconds(5));
        assertThat(circuit.isReady()).isTrue();
        assertThat(circuit.isOpen()).isTrue();
        circuit.notKept();
        assertThat(circuit.isReady()).isFalse();
        circuit.kept();
        assertThat(circuit.isReady()).isTrue();
    }

    @Test
    void aPlaceGivesBackWhatItTookOnce() {
        InFlight inFlight = new InFlight(2, 10);
        InFlight.Place place = inFlight.place();

        assertThat(place.grow(1, 10)).isTrue();
        assertThat(place.grow(0, 1)).isFalse();
        assertThat(place.grow(2, 0)).isFalse();
        assertThat(inFlight.payloads()).isEqualTo(1);
        place.leave();
        place.leave();
        assertThat(place.grow(1, 1)).isFalse();
        assertThat(inFlight.payloads()).isZero();
        assertThat(inFlight.bytes()).isZero();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
