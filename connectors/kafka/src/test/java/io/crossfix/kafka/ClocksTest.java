package io.crossfix.kafka;

import static io.crossfix.kafka.Sample.NOON;
import static io.crossfix.kafka.Sample.arrival;
import static io.crossfix.kafka.Sample.heartbeat;
import static io.crossfix.kafka.Sample.shot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crossfix.wire.Arrival;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClocksTest {

    private static final long NOW = NOON.toEpochMilli();
    private static final long TOLERANCE = 60_000;
    private static final long OUT_OF_ORDERNESS = 5_000;
    private static final long IDLE = 30_000;

    private final ClockUnderTest clock =
            new ClockUnderTest(Clocks.observed(new ClockSettings(TOLERANCE, OUT_OF_ORDERNESS, IDLE)));

    @Test
    void followsTheLatestObservationLessTheOutOfOrderness() {
        clock.sees(arrival(shot("a", NOW), NOW + 900));
        assertThat(clock.watermark()).isEqualTo(NOW - OUT_OF_ORDERNESS - 1);
        clock.sees(arrival(shot("late", NOW - 60_000), NOW + 901));
        assertThat(clock.watermark()).isEqualTo(NOW - OUT_OF_ORDERNESS - 1);
    }

    @Test
    void aHeartbeatMovesTimeAllTheWay() {
        clock.sees(arrival(heartbeat(NOW), NOW));
        assertThat(clock.watermark()).isEqualTo(NOW - 1);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                NOW_PLUS_61_SECONDS,
                NOW_PLUS_1_HOUR,
                IN_2038,
                Long.MAX_VALUE,
                Long.MAX_VALUE - 1,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1,
                -1,
                0,
                NOW_IN_SECONDS,
                NOW_IN_MICROS
            })
    void noTimestampOfAnOldOrFutureWorldMovesIt(long claimed) {
        clock.sees(arrival(shot("good", NOW), NOW));
        long before = clock.watermark();
        clock.sees(arrival(shot("odd", claimed), NOW));
        clock.sees(arrival(heartbeat(claimed), NOW));
        assertThat(clock.watermark()).isEqualTo(before);
    }

    private static final long NOW_PLUS_61_SECONDS = 1_795_435_261_000L;
    private static final long NOW_PLUS_1_HOUR = 1_795_438_800_000L;
    private static final long IN_2038 = 2_147_483_648_000L;
    private static final long NOW_IN_SECONDS = 1_795_435_200L;
    private static final long NOW_IN_MICROS = 1_795_435_200_000_000L;

    @Test
    void theOddNumbersAboveAreWhatTheirNamesSay() {
        assertThat(NOW_PLUS_61_SECONDS - NOW).isEqualTo(61_000);
        assertThat(NOW_PLUS_1_HOUR - NOW).isEqualTo(3_600_000);
        assertThat(NOW_IN_SECONDS * 1_000).isEqualTo(NOW);
        assertThat(NOW_IN_MICROS / 1_000).isEqualTo(NOW);
    }

    @Test
    void upToTheToleranceASensorIsBelieved() {
        clock.sees(arrival(shot("fast clock", NOW + TOLERANCE), NOW));
        assertThat(clock.watermark()).isEqualTo(NOW + TOLERANCE - OUT_OF_ORDERNESS - 1);
    }

    @Test
    void theFirstTimestampMayBeTheSmallestThereIs() {
        clock.sees(arrival(shot("odd", Long.MIN_VALUE), NOW));
        clock.sees(arrival(heartbeat(Long.MIN_VALUE), NOW));
        assertThat(clock.watermark()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void whatWasRefusedMovesNothing() {
        clock.sees(refused());
        assertThat(clock.watermark()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aSilentPartitionHoldsBackNobody() {
        clock.sees(arrival(shot("a", NOW), NOW));
        clock.passes(IDLE + 1);
        assertThat(clock.isIdle()).isTrue();
        clock.sees(arrival(shot("b", NOW + 40_000), NOW + 40_000));
        assertThat(clock.isIdle()).isFalse();
    }

    @Test
    void rubbishAndTheFutureDoNotKeepAPartitionAwake() {
        clock.sees(arrival(shot("a", NOW), NOW));
        clock.passes(IDLE + 1);
        clock.sees(refused());
        clock.sees(arrival(shot("odd", Long.MAX_VALUE), NOW));
        assertThat(clock.isIdle()).isTrue();
    }

    /** While a backlog is worked off the reader always has to wait, and Flink's own clock for idleness stands still. */
    @Test
    void inABacklogASilentPartitionHoldsBackNobodyOnceItsTurnMustHaveCome() {
        ReadSoFar reader = new ReadSoFar();
        ManualClock wall = new ManualClock(1);
        ClockSettings settings = new ClockSettings(TOLERANCE, OUT_OF_ORDERNESS, IDLE);
        ClockUnderTest silent = new ClockUnderTest(settings, reader, wall);
        ClockUnderTest busy = new ClockUnderTest(settings, reader, wall);

        wall.advanceTime(IDLE + 1, TimeUnit.MILLISECONDS);
        silent.passes(0);
        assertThat(silent.isIdle()).as("nothing was read: its turn may come").isFalse();

        Arrival shot = arrival(shot("a", NOW), NOW);
        for (long read = 0; read < 16L * ReadSoFar.FETCHED_AT_ONCE_BYTES + 1; read += shot.bytes().length) {
            busy.sees(shot);
        }
        silent.passes(0);
        assertThat(silent.isIdle()).isTrue();
        assertThat(busy.isIdle()).isFalse();

        silent.sees(shot);
        wall.advanceTime(IDLE + 1, TimeUnit.MILLISECONDS);
        silent.passes(0);
        assertThat(silent.isIdle())
                .as("it has spoken; since then its turn has not come")
                .isFalse();
    }

    @Test
    void inABacklogAPartitionIsNotSilentBeforeItsTime() {
        ReadSoFar reader = new ReadSoFar();
        ManualClock wall = new ManualClock(1);
        ClockUnderTest silent = new ClockUnderTest(new ClockSettings(TOLERANCE, OUT_OF_ORDERNESS, IDLE), reader, wall);
        reader.read(100 * ReadSoFar.FETCHED_AT_ONCE_BYTES);
        wall.advanceTime(IDLE, TimeUnit.MILLISECONDS);
        silent.passes(0);
        assertThat(silent.isIdle()).isFalse();
    }

    @Test
    void rulesAndReviewsHaveNoPartInTime() {
        ClockUnderTest timeless = new ClockUnderTest(Clocks.timeless());
        timeless.passes(0);
        assertThat(timeless.isIdle()).isTrue();
        timeless.sees(arrival(shot("anything", NOW), NOW));
        assertThat(timeless.isIdle()).isTrue();
        assertThat(timeless.watermark()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aRecordBearsTheTimeOfWhatItTells() {
        WatermarkStrategy<Arrival> strategy = Clocks.observed(new ClockSettings(0, 0, 1));
        var times = strategy.createTimestampAssigner(ClockUnderTest.CONTEXT);
        assertThat(times.extractTimestamp(arrival(shot("a", 42), NOW), NOW)).isEqualTo(42);
        assertThat(times.extractTimestamp(arrival(heartbeat(43), NOW), NOW)).isEqualTo(43);
        assertThat(times.extractTimestamp(refused(), 44)).isEqualTo(NOW);
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockSettings(0, -1, 1))
                .withMessage("the out-of-orderness must be within [0, 31536000000] ms, was -1");
    }

    private static Arrival refused() {
        return Arrival.refused(
                new Provenance("crossfix.gunshot", 0, 1, NOW), new byte[3], new Refusal(Reason.MALFORMED, "test"));
    }
}
