package io.crossfix.chaos;

import static io.crossfix.chaos.CheckpointTimes.Circumstance.BEHIND_A_FAULT;
import static io.crossfix.chaos.CheckpointTimes.Circumstance.DURING_A_FAULT;
import static io.crossfix.chaos.CheckpointTimes.Circumstance.UNDISTURBED;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.chaos.CheckpointTimes.Spell;
import io.crossfix.chaos.schedule.FaultKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CheckpointTimesTest {

    private static final List<Spell> SPELLS = List.of(
            new Spell(FaultKind.PAUSE_BROKER, 100_000, 108_000), new Spell(FaultKind.JUMP_CLOCK, 200_000, 210_000));

    @Test
    void oneThatIsUnderWayWhileABrokerStandsStillIsToldApart() {
        CheckpointTimes times = times(Map.of());
        assertThat(times.circumstance(95_000, 4_999)).isEqualTo(UNDISTURBED);
        assertThat(times.circumstance(95_000, 5_000)).isEqualTo(DURING_A_FAULT);
        assertThat(times.circumstance(108_000, 1)).isEqualTo(DURING_A_FAULT);
        assertThat(times.circumstance(108_001, 1)).isEqualTo(BEHIND_A_FAULT);
        assertThat(times.circumstance(138_001, 1)).isEqualTo(UNDISTURBED);
    }

    @Test
    void aSensorWhoseClockJumpsHoldsUpNoCheckpoint() {
        assertThat(times(Map.of()).circumstance(205_000, 1)).isEqualTo(UNDISTURBED);
    }

    @Test
    void longOnesAreToldOneByOne() {
        assertThat(times(Map.of(50_000L, 700L, 60_000L, 900L, 99_000L, 9_000L, 203_000L, 5_001L))
                        .lines())
                .containsExactly(
                        "checkpoints while a fault held something up: 1, median 9.0 s, longest 9.0 s, 1 longer than 5 s",
                        "checkpoints otherwise: 3, median 0.9 s, longest 5.0 s, 1 longer than 5 s",
                        "  begun 1970-01-01T00:01:39Z, took 9.0 s, while a fault held something up; "
                                + "PAUSE_BROKER from +1.0 to +9.0 s",
                        "  begun 1970-01-01T00:03:23Z, took 5.0 s, otherwise; JUMP_CLOCK from -3.0 to +7.0 s");
    }

    private static CheckpointTimes times(Map<Long, Long> took) {
        return new CheckpointTimes(new TreeMap<>(took), SPELLS);
    }
}
