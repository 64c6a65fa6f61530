package io.crossfix.backtest;

import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.wire.AvroTrust;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** Shots and calls of which it is known whether they have anything to do with each other. */
final class MadeStreams {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    static final Instant START = Instant.parse("2024-03-01T08:00:00Z");
    static final int DAYS = 40;
    /** Four days were recorded, four were not, and so on. */
    private static final int RECORDED_DAYS = 4;

    private static final double LATITUDE = 37.76;
    private static final double LONGITUDE = -122.2;

    static {
        AvroTrust.install();
    }

    private MadeStreams() {}

    /**
     * Shots and calls in a square of 3 km.
     *
     * @param planted share of the shots that a call follows within five minutes and 300 m
     */
    static Recording of(long seed, int shots, int calls, double planted) {
        Random random = new Random(seed);
        List<SpecificRecord> records = new ArrayList<>();
        for (int i = 0; i < shots; i++) {
            Instant at = time(random);
            double north = random.nextDouble() * 3_000;
            double east = random.nextDouble() * 3_000;
            records.add(shot("g-" + i, at, north, east));
            if (random.nextDouble() < planted) {
                Instant after = at.plusSeconds(1 + random.nextInt(290));
                records.add(call("p-" + i, after, north + random.nextInt(200), east + 100));
            }
        }
        for (int i = 0; i < calls; i++) {
            records.add(call("c-" + i, time(random), random.nextDouble() * 3_000, random.nextDouble() * 3_000));
        }
        records.removeIf(record -> !isRecorded(RecordTimes.of(record)));
        return recording(records);
    }

    static Recording recording(List<SpecificRecord> records) {
        List<SpecificRecord> sorted = new ArrayList<>(records);
        sorted.sort(Comparator.comparing(RecordTimes::of));
        return new Recording("made", ZONE, sorted, new Recording.Rows(sorted.size(), Map.of(), Map.of()));
    }

    private static Instant time(Random random) {
        return START.plusSeconds(random.nextInt(DAYS * 86_400));
    }

    private static boolean isRecorded(Instant at) {
        return Duration.between(START, at).toDays() / RECORDED_DAYS % 2 == 0;
    }

    static SpecificRecord shot(String id, Instant at, double northMetres, double eastMetres) {
        return GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId("array")
                .setObservedAt(at)
                .setLatitude(LATITUDE + northMetres / 111_195)
                .setLongitude(LONGITUDE + eastMetres / (111_195 * Math.cos(Math.toRadians(LATITUDE))))
                .build();
    }

    static SpecificRecord call(String id, Instant at, double northMetres, double eastMetres) {
        return EmergencyCall.newBuilder()
                .setId(id)
                .setSensorId("psap")
                .setObservedAt(at)
                .setLatitude(LATITUDE + northMetres / 111_195)
                .setLongitude(LONGITUDE + eastMetres / (111_195 * Math.cos(Math.toRadians(LATITUDE))))
                .setCategory(CallCategory.SHOTS_FIRED)
                .build();
    }
}
