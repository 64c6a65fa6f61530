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

    TrustedOnly(WatermarkGenerator<Arrival> clock, long futureToleranceMillis) {
        this.clock = clock;
        this.futureTolerance = futureToleranceMillis;
    }

    @Override
    public void onEvent(Arrival arrival, long at, WatermarkOutput output) {
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
