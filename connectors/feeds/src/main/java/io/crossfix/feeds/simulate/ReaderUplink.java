package io.crossfix.feeds.simulate;

import io.crossfix.record.Origin;
import io.crossfix.record.PlateRead;
import java.time.Instant;

/** Turns a vehicle passing a reader into a record, as late as the reader's uplink makes it. */
final class ReaderUplink {

    /** One reader in five uploads once a minute; the others within seconds. Assumed. */
    private static final int BATCHING_ONE_IN = 5;

    private static final long BATCH_MILLIS = 60_000;
    private static final float POSITION_SIGMA_METRES = 15;

    private final World world;

    ReaderUplink(World world) {
        this.world = world;
    }

    /** A vehicle in front of a reader, at a time in milliseconds since epoch. */
    record Pass(Sensor reader, long atMillis, Vehicle vehicle) {}

    /** The record of a pass. */
    TimedRecord read(String id, Pass pass, Dice dice) {
        long reportedAt = reportedAt(pass, dice);
        PlateRead read = new PlateRead(
                id,
                pass.reader().id(),
                Instant.ofEpochMilli(pass.atMillis()),
                Instant.ofEpochMilli(reportedAt),
                pass.reader().place().latitude(),
                pass.reader().place().longitude(),
                POSITION_SIGMA_METRES,
                StrictMath.rint(dice.between(80, 99)) / 100,
                pass.vehicle().token(),
                pass.vehicle().category(),
                null,
                null,
                Origin.SENSOR,
                world.exercise(),
                0,
                false,
                null,
                null,
                null);
        return new TimedRecord(pass.atMillis(), reportedAt, id, read);
    }

    private long reportedAt(Pass pass, Dice dice) {
        long live = pass.atMillis() + dice.millis(1, 5);
        long uploaded = pass.reader().index() % BATCHING_ONE_IN == 0 ? nextBatch(pass) : live;
        return world.faults()
                .backOnline(pass.reader(), uploaded)
                .map(back -> back + dice.millis(1, 5))
                .orElse(uploaded);
    }

    private static long nextBatch(Pass pass) {
        // Readers do not upload in step: each has its own second of the minute.
        long phase = (pass.reader().index() * 7_919L) % BATCH_MILLIS;
        return Math.floorDiv(pass.atMillis() - phase, BATCH_MILLIS) * BATCH_MILLIS + phase + BATCH_MILLIS;
    }
}
