package io.crossfix.backtest.engine;

import io.crossfix.wire.Arrival;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of observations that come in order: it moves with them, by whole steps. Not by the clock on the wall, which a
 * recording leaves days behind within a second: the tables would hold what they never hold in production.
 */
final class EventClock implements WatermarkGenerator<Arrival> {

    private static final long STEP_MILLIS = 60_000;

    private long told = Long.MIN_VALUE;

    static WatermarkStrategy<Arrival> strategy() {
        return WatermarkStrategy.<Arrival>forGenerator(context -> new EventClock())
                .withTimestampAssigner((arrival, kafka) ->
                        RecordTimes.of(Objects.requireNonNull(arrival.value())).toEpochMilli());
    }

    @Override
    public void onEvent(Arrival arrival, long at, WatermarkOutput output) {
        long step = Math.floorDiv(at, STEP_MILLIS) * STEP_MILLIS;
        if (step > told) {
            told = step;
            // Nothing from before this moment follows; more may follow at the moment itself.
            output.emitWatermark(new Watermark(step - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Time moves with the observations only.
    }
}
