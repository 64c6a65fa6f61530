package io.crossfix.feeds.simulate;

import io.crossfix.record.GunshotDetection;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.RecordCodec;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Short ways to nights for the tests. */
final class Nights {

    static final City OAKLAND = CityFile.shipped("oakland");

    private Nights() {}

    /** Oakland with other rates per day. */
    static City oaklandWith(City.PerDay perDay) {
        return new City(
                OAKLAND.city(),
                OAKLAND.about(),
                OAKLAND.zone(),
                OAKLAND.area(),
                OAKLAND.streetGrid(),
                OAKLAND.sensors(),
                OAKLAND.hotSpots(),
                perDay,
                OAKLAND.vehicles());
    }

    /** Oakland where nothing goes on but incidents, so that many days of them are quickly told. */
    static City onlyIncidents() {
        return oaklandWith(new City.PerDay(OAKLAND.perDay().gunshotAlerts(), 0, 0, 0));
    }

    /** First instant of a night in Oakland with default settings, milliseconds since epoch. */
    static long startMillis() {
        return Instant.parse("2024-06-22T01:00:00Z").toEpochMilli();
    }

    static List<TimedRecord> all(SimulatedStream stream) {
        List<TimedRecord> all = new ArrayList<>();
        stream.forEachRemaining(all::add);
        return all;
    }

    static <T extends SpecificRecord> List<T> of(Class<T> type, List<TimedRecord> records) {
        return records.stream()
                .map(TimedRecord::record)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** SHA-256 of the bytes of every record in order, each with its length. */
    static String hash(List<TimedRecord> records) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            RecordCodec codec = new RecordCodec();
            for (TimedRecord record : records) {
                byte[] bytes = codec.encode(record.record());
                digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    static Place place(PlateRead read) {
        return new Place(read.getLatitude(), read.getLongitude());
    }

    static Place place(GunshotDetection shots) {
        return new Place(shots.getLatitude(), shots.getLongitude());
    }

    /** The place of any of the four records. */
    static Place place(SpecificRecord record) {
        int latitude = record.getSchema().getField("latitude").pos();
        return new Place((double) record.get(latitude), (double) record.get(latitude + 1));
    }
}
