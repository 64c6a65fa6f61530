package io.crossfix.desk;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Undecodable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Sensors that were heard of, where they stand, and when last; at most 20,000. Not thread-safe. */
final class SensorsHeard {

    private static final int MOST = 20_000;
    private static final Duration SILENT_AFTER = Duration.ofHours(1);

    private final RecordCodec codec = new RecordCodec();
    private final Map<String, Sensor> byKey = new TreeMap<>();

    /**
     * A sensor.
     *
     * @param latitude where it stands, degrees north; null when its records do not say so
     * @param longitude degrees east; null likewise
     */
    record Sensor(
            Kind kind,
            String id,
            @Nullable Double latitude,
            @Nullable Double longitude,
            Instant lastSeenAt) {

        /** Whether it has been quiet for an hour. */
        boolean isSilent(Instant now) {
            return lastSeenAt.isBefore(now.minus(SILENT_AFTER));
        }

        private Sensor heard(Instant at) {
            return at.isAfter(lastSeenAt) ? new Sensor(kind, id, latitude, longitude, at) : this;
        }
    }

    private record Place(
            @Nullable Double latitude, @Nullable Double longitude) {

        static final Place UNKNOWN = new Place(null, null);
    }

    /** Takes note of a record; only the first of a sensor is decoded. */
    void hear(Kind kind, ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        Instant at = Instant.ofEpochMilli(record.timestamp());
        Sensor known = byKey.get(kind + "/" + id);
        if (known != null) {
            byKey.put(kind + "/" + id, known.heard(at));
            return;
        }
        Place place = byKey.size() < MOST ? place(record.value()) : null;
        if (place != null) {
            byKey.put(kind + "/" + id, new Sensor(kind, id, place.latitude(), place.longitude(), at));
        }
    }

    private @Nullable Place place(byte @Nullable [] bytes) {
        try {
            return place(codec.decode(bytes));
        } catch (Undecodable e) {
            // The job refuses it too, and says so on its rejections.
            return null;
        }
    }

    // A shot and a caller have places, which are not those of the detectors and the answering point: these have none
    // here.
    private static @Nullable Place place(SpecificRecord record) {
        if (record instanceof Heartbeat) {
            return null;
        }
        if (record instanceof PlateRead read) {
            return new Place(read.getLatitude(), read.getLongitude());
        }
        return record instanceof CameraEvent event
                ? new Place(event.getLatitude(), event.getLongitude())
                : Place.UNKNOWN;
    }

    List<Sensor> all() {
        return List.copyOf(byKey.values());
    }
}
