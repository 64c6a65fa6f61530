package io.crossfix.feeds.simulate;

import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import java.time.Instant;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Real records in event order; around each detection, what passes the readers and cameras nearby. */
final class AroundSource implements Source {

    /** Background is simulated from so long before a detection to so long after it. */
    static final long BEFORE_MILLIS = 5 * 60_000L;

    static final long AFTER_MILLIS = 15 * 60_000L;

    /** Background is simulated at sensors as close as this. */
    static final double NEAR_METRES = 1_500;

    private static final long MINUTE = 60_000;

    private final World world;
    private final Iterator<? extends SpecificRecord> base;
    private final Function<GunshotDetection, List<Episode>> playAround;
    private final Traffic traffic;
    private final Street street;
    private final NavigableMap<Long, BitSet> toldReaders = new TreeMap<>();
    private final NavigableMap<Long, BitSet> toldCameras = new TreeMap<>();
    private @Nullable TimedRecord next;

    AroundSource(
            World world,
            Iterator<? extends SpecificRecord> base,
            Function<GunshotDetection, List<Episode>> playAround) {
        this.world = world;
        this.base = base;
        this.playAround = playAround;
        this.traffic = new Traffic(world);
        this.street = new Street(world);
        advance(Long.MIN_VALUE);
    }

    @Override
    public long floorMillis() {
        return next == null ? Long.MAX_VALUE : next.observedAtMillis() - BEFORE_MILLIS;
    }

    @Override
    public void tellNext(Consumer<TimedRecord> sink) {
        TimedRecord now = next;
        if (now == null) {
            return;
        }
        sink.accept(now);
        if (AroundReal.isFirstWord(now.record())) {
            Consumer<TimedRecord> simulated = record -> tellWithRepeat(record, now, sink);
            playAround
                    .apply((GunshotDetection) now.record())
                    .forEach(e -> e.records().forEach(simulated));
            tellBackground(now, simulated);
        }
        advance(now.observedAtMillis());
    }

    /** When a real record was reported, milliseconds since epoch: where it does not say, when it happened. */
    static long reportedAt(SpecificRecord record, long observedAt) {
        Instant reported = record instanceof GunshotDetection shots
                ? shots.getReportedAt()
                : ((EmergencyCall) record).getReportedAt();
        return reported == null ? observedAt : Math.max(observedAt, reported.toEpochMilli());
    }

    private void advance(long notBefore) {
        next = base.hasNext() ? timed(base.next()) : null;
        if (next != null && next.observedAtMillis() < notBefore) {
            throw new IllegalArgumentException("real records must come in the order of observedAt: " + next.id()
                    + " is earlier than the one before it");
        }
    }

    private static TimedRecord timed(SpecificRecord record) {
        if (record instanceof GunshotDetection shots) {
            long at = shots.getObservedAt().toEpochMilli();
            return new TimedRecord(at, reportedAt(shots, at), shots.getId(), shots);
        }
        if (record instanceof EmergencyCall call) {
            long at = call.getObservedAt().toEpochMilli();
            return new TimedRecord(at, reportedAt(call, at), call.getId(), call);
        }
        throw new IllegalArgumentException("a night is built around gunshot detections and calls, not around a "
                + record.getSchema().getName());
    }

    private void tellBackground(TimedRecord detection, Consumer<TimedRecord> sink) {
        GunshotDetection shots = (GunshotDetection) detection.record();
        Place place = new Place(shots.getLatitude(), shots.getLongitude());
        List<Sensor> readers =
                Sensors.within(NEAR_METRES, place, world.sensors().readers());
        List<Sensor> cameras =
                Sensors.within(NEAR_METRES, place, world.sensors().cameras());
        long first = Math.floorDiv(detection.observedAtMillis() - BEFORE_MILLIS, MINUTE);
        long last = Math.floorDiv(detection.observedAtMillis() + AFTER_MILLIS, MINUTE);
        for (long minute = first; minute <= last; minute++) {
            long at = minute;
            untold(readers, toldReaders, at).forEach(reader -> traffic.tell(reader, at, sink));
            untold(cameras, toldCameras, at).forEach(camera -> street.tell(camera, at, sink));
        }
        toldReaders.headMap(first).clear();
        toldCameras.headMap(first).clear();
    }

    /** Two detections close to each other share their background: each sensor's minute is told once. */
    private static List<Sensor> untold(List<Sensor> near, Map<Long, BitSet> told, long minute) {
        BitSet indices = told.computeIfAbsent(minute, m -> new BitSet());
        List<Sensor> fresh =
                near.stream().filter(sensor -> !indices.get(sensor.index())).toList();
        fresh.forEach(sensor -> indices.set(sensor.index()));
        return fresh;
    }

    private void tellWithRepeat(TimedRecord record, TimedRecord detection, Consumer<TimedRecord> sink) {
        // The minute in which the window opens began before it; what is earlier than the floor would break its word.
        if (record.observedAtMillis() >= detection.observedAtMillis() - BEFORE_MILLIS) {
            sink.accept(record);
            world.faults().repeat(record).ifPresent(sink);
        }
    }
}
