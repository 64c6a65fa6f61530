package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Keeps from a clock whatever must not move it: what was refused, and what claims to come from the future. Neither keeps
 * the clock awake: a partition that carries nothing else counts as idle and holds back nobody.
 */
final class TrustedOnly implements WatermarkGenerator<Arrival> {

    private final WatermarkGenerator<Arrival> clock;
    private final long futureTolerance;
    private final ReadSoFar reader;

    /** @param reader is told of everything that was read, trusted or not */
    TrustedOnly(WatermarkGenerator<Arrival> clock, long futureToleranceMillis, ReadSoFar reader) {
        this.clock = clock;
        this.reader = reader;
        this.futureTolerance = futureToleranceMillis;
    }

    @Override
    public void onEvent(Arrival arrival, long at, WatermarkOutput output) {
        reader.read(arrival.bytes().length);
        // The broker's clock, not this machine's: the same again on a replay after a crash.
        if (arrival.value() != null && at <= arrival.from().appendedAt() + futureTolerance) {
            clock.onEvent(arrival, at, output);
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        clock.onPeriodicEmit(output);
    }
}
