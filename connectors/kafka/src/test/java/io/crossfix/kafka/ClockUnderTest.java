package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;

/** One partition's clock, with a wall clock that the test moves. */
final class ClockUnderTest implements WatermarkOutput {

    static final TimestampAssignerSupplier.Context CONTEXT = UnregisteredMetricsGroup::new;

    private final ManualClock wall = new ManualClock(1);
    private final TimestampAssigner<Arrival> times;
    private final WatermarkGenerator<Arrival> generator;
    private long watermark = Long.MIN_VALUE;
    private boolean idle;

    ClockUnderTest(WatermarkStrategy<Arrival> strategy) {
        this.times = strategy.createTimestampAssigner(CONTEXT);
        this.generator = strategy.createWatermarkGenerator(new Surroundings());
    }

    /** One of several of a reader; the clock on the wall is the test's, and the reader always has to wait. */
    ClockUnderTest(ClockSettings settings, ReadSoFar reader, RelativeClock onTheWall) {
        this.times = Clocks.observed(settings).createTimestampAssigner(CONTEXT);
        this.generator = Clocks.observed(settings, reader, wall, onTheWall);
    }

    void sees(Arrival arrival) {
        generator.onEvent(arrival, times.extractTimestamp(arrival, Long.MIN_VALUE), this);
        generator.onPeriodicEmit(this);
    }

    void passes(long millis) {
        generator.onPeriodicEmit(this);
        wall.advanceTime(millis, TimeUnit.MILLISECONDS);
        generator.onPeriodicEmit(this);
    }

    long watermark() {
        return watermark;
    }

    boolean isIdle() {
        return idle;
    }

    @Override
    public void emitWatermark(Watermark emitted) {
        watermark = Math.max(watermark, emitted.getTimestamp());
        idle = false;
    }

    @Override
    public void markIdle() {
        idle = true;
    }

    @Override
    public void markActive() {
        idle = false;
    }

    private final class Surroundings implements WatermarkGeneratorSupplier.Context {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return wall;
        }
    }
}
