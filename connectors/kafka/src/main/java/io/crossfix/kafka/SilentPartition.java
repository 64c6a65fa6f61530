package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Takes a partition for idle that has said nothing for a while.
 *
 * <p>Flink's own clock for that stands still while whoever is downstream keeps the reader waiting, and rightly so: what is not
 * read cannot speak. But when the job works off what has gathered, that may be hours, and one empty partition would stop event
 * time for all of them: nothing on the table could ever be forgotten. So a partition is idle, too, when the clock on the wall
 * has gone on for as long and the reader has read enough of the others that its turn must have come.
 */
final class SilentPartition implements WatermarkGenerator<Arrival> {

    private final WatermarkGenerator<Arrival> clock;
    private final long idleAfterMillis;
    private final RelativeClock active;
    private final RelativeClock wall;
    private final ReadSoFar reader;
    private long activeThen;
    private long wallThen;
    private long bytesThen;

    /**
     * @param idleAfterMillis milliseconds of either clock
     * @param active stands still while the reader has to wait
     * @param wall never stands still
     * @param reader of this partition and others
     */
    SilentPartition(
            WatermarkGenerator<Arrival> clock,
            long idleAfterMillis,
            RelativeClock active,
            RelativeClock wall,
            ReadSoFar reader) {
        this.clock = clock;
        this.idleAfterMillis = idleAfterMillis;
        this.active = active;
        this.wall = wall;
        this.reader = reader;
        speaks();
    }

    private void speaks() {
        activeThen = active.relativeTimeMillis();
        wallThen = wall.relativeTimeMillis();
        bytesThen = reader.bytes();
    }

    @Override
    public void onEvent(Arrival arrival, long at, WatermarkOutput output) {
        speaks();
        clock.onEvent(arrival, at, output);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (isSilent()) {
            output.markIdle();
        } else {
            clock.onPeriodicEmit(output);
        }
    }

    private boolean isSilent() {
        boolean nobodyWaited = active.relativeTimeMillis() - activeThen > idleAfterMillis;
        boolean turnHasCome = wall.relativeTimeMillis() - wallThen > idleAfterMillis && reader.isAroundSince(bytesThen);
        return nobodyWaited || turnHasCome;
    }
}
