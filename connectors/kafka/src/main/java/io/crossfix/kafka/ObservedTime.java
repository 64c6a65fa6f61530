package io.crossfix.kafka;

import io.crossfix.record.Heartbeat;
import io.crossfix.wire.Arrival;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** Event time of one partition: the latest observation less the out-of-orderness, or what a heartbeat promises. */
final class ObservedTime implements WatermarkGenerator<Arrival> {

    private final long outOfOrderness;
    private long complete = Long.MIN_VALUE;

    ObservedTime(long outOfOrdernessMillis) {
        this.outOfOrderness = outOfOrdernessMillis;
    }

    @Override
    public void onEvent(Arrival arrival, long at, WatermarkOutput output) {
        complete = Math.max(complete, allBefore(arrival.value() instanceof Heartbeat ? at : earliestToCome(at)));
    }

    private long earliestToCome(long at) {
        return at < Long.MIN_VALUE + outOfOrderness ? Long.MIN_VALUE : at - outOfOrderness;
    }

    private static long allBefore(long at) {
        return at == Long.MIN_VALUE ? at : at - 1;
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (complete > Long.MIN_VALUE) {
            output.emitWatermark(new Watermark(complete));
        }
    }
}
