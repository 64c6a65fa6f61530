package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.GroundTruth.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * What goes wrong with sensors: a camera that falls silent, a detector whose clock is slow, a reader that is offline and
 * then uploads all at once, observations that are sent twice. All rates are assumed.
 */
final class SensorFaults {

    private static final double SILENT_CAMERA_SHARE = 0.01;
    private static final double LATE_BATCH_PER_READER_HOUR = 0.002;
    private static final double REPEATED_SHARE = 0.005;
    private static final long HOUR = 3_600_000L;

    private final World world;
    private final Seed repeats;
    private final Seed lateBatches;
    private final int slowDetector;
    private final long slowByMillis;
    private final List<Outage> silences = new ArrayList<>();

    private record Outage(Sensor sensor, long fromMillis, long toMillis) {
        boolean covers(long atMillis) {
            return fromMillis <= atMillis && atMillis < toMillis;
        }
    }

    SensorFaults(World world) {
        this.world = world;
        this.repeats = world.seed("repeats");
        this.lateBatches = world.seed("late batches");
        Dice dice = world.seed("slow clock").dice();
        this.slowDetector = dice.below(world.sensors().detectors().size());
        this.slowByMillis = dice.millis(2, 8);
        drawSilences(world.seed("silent cameras").dice());
    }

    /** True while a camera sends nothing. */
    boolean silent(Sensor camera, long atMillis) {
        return silences.stream()
                .anyMatch(outage -> outage.sensor().index() == camera.index() && outage.covers(atMillis));
    }

    /** By how many milliseconds a detector's clock is slow. Never fast: no observation lies in the future. */
    long slowByMillis(Sensor detector) {
        return detector.index() == slowDetector ? slowByMillis : 0;
    }

    /** When a reader that is offline at this time can upload again, milliseconds since epoch; empty while online. */
    Optional<Long> backOnline(Sensor reader, long atMillis) {
        return lateBatch(reader, Math.floorDiv(atMillis, HOUR))
                .filter(outage -> outage.covers(atMillis))
                .map(Outage::toMillis);
    }

    /** The same observation once more, 1 to 30 s later: sent again by somebody who saw no acknowledgement. */
    Optional<TimedRecord> repeat(TimedRecord once) {
        Dice dice = repeats.of(once.id()).dice();
        if (!dice.chance(REPEATED_SHARE)) {
            return Optional.empty();
        }
        long again = once.reportedAtMillis() + dice.millis(1, 30);
        return Optional.of(new TimedRecord(once.observedAtMillis(), again, once.id(), copy(once.record(), again)));
    }

    private static SpecificRecord copy(SpecificRecord record, long reportedAtMillis) {
        Schema schema = record.getSchema();
        SpecificRecord copy = (SpecificRecord) SpecificData.newInstance(record.getClass(), schema);
        schema.getFields().forEach(field -> copy.put(field.pos(), record.get(field.pos())));
        copy.put(schema.getField("reportedAt").pos(), Instant.ofEpochMilli(reportedAtMillis));
        return copy;
    }

    /** Every fault between start and end of the simulation. */
    List<GroundTruth> truths() {
        List<GroundTruth> truths = new ArrayList<>();
        Sensor slow = world.sensors().detectors().get(slowDetector);
        truths.add(truth(
                new Outage(slow, world.startMillis(), world.endMillis()), "clock slow by " + slowByMillis + " ms"));
        silences.forEach(outage -> truths.add(truth(outage, "silent")));
        for (Sensor reader : world.sensors().readers()) {
            for (long hour = world.startMillis() / HOUR; hour * HOUR < world.endMillis(); hour++) {
                lateBatch(reader, hour).ifPresent(outage -> truths.add(truth(outage, "offline, one late batch")));
            }
        }
        return truths;
    }

    private void drawSilences(Dice dice) {
        List<Sensor> cameras = world.sensors().cameras();
        long span = world.endMillis() - world.startMillis();
        long count = Math.max(1, Math.round(SILENT_CAMERA_SHARE * cameras.size()));
        for (int i = 0; i < count; i++) {
            long from = world.startMillis() + (long) (span * dice.between(0.1, 0.8));
            silences.add(new Outage(dice.oneOf(cameras), from, from + dice.millis(HOUR / 1e3, 3 * HOUR / 1e3)));
        }
    }

    private Optional<Outage> lateBatch(Sensor reader, long hour) {
        Dice dice = lateBatches.of(reader.index()).of(hour).dice();
        if (!dice.chance(LATE_BATCH_PER_READER_HOUR)) {
            return Optional.empty();
        }
        long from = hour * HOUR + dice.millis(0, HOUR / 1e3);
        return Optional.of(new Outage(reader, from, from + dice.millis(300, 600)));
    }

    private GroundTruth truth(Outage outage, String what) {
        Sensor sensor = outage.sensor();
        return new GroundTruth(
                world.prefix() + "-fault-" + sensor.id() + '-'
                        + Long.toString(outage.fromMillis(), Character.MAX_RADIX),
                Kind.SENSOR_FAULT,
                outage.fromMillis(),
                sensor.place(),
                sensor.id() + " " + what + " until " + Instant.ofEpochMilli(outage.toMillis()),
                null,
                List.of());
    }
}
