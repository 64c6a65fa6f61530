package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.flink.util.clock.SystemClock;

/** How streams tell event time. */
public final class Clocks {

    private Clocks() {}

    /**
     * For observations: time moves with what was observed and with heartbeats, never with what was refused or comes from
     * the future, so that no sensor can push it; a silent partition holds back nobody.
     */
    public static WatermarkStrategy<Arrival> observed(ClockSettings settings) {
        ReadSoFar reader = new ReadSoFar();
        WatermarkGeneratorSupplier<Arrival> clock =
                context -> observed(settings, reader, context.getInputActivityClock(), SystemClock.getInstance());
        return WatermarkStrategy.forGenerator(clock).withTimestampAssigner((arrival, ignored) -> EventTime.of(arrival));
    }

    /** The clock of one more partition of a reader. */
    static WatermarkGenerator<Arrival> observed(
            ClockSettings settings, ReadSoFar reader, RelativeClock active, RelativeClock wall) {
        reader.hasOneMore();
        return new TrustedOnly(
                new SilentPartition(
                        new ObservedTime(settings.outOfOrdernessMillis()),
                        settings.idleAfterMillis(),
                        active,
                        wall,
                        reader),
                settings.futureToleranceMillis(),
                reader);
    }

    /** For rules and reviews: they have no part in event time, and neither hold it back nor push it. */
    public static WatermarkStrategy<Arrival> timeless() {
        WatermarkGeneratorSupplier<Arrival> clock = context -> new Silent();
        return WatermarkStrategy.forGenerator(clock).withTimestampAssigner((arrival, ignored) -> EventTime.of(arrival));
    }

    /** Idle from the first moment. The highest watermark would push time as soon as the sensors fall silent. */
    private static final class Silent implements WatermarkGenerator<Arrival> {

        @Override
        public void onEvent(Arrival arrival, long at, WatermarkOutput output) {
            // Whatever comes, it tells no time.
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }
}
