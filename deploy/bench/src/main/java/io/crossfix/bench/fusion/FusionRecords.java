package io.crossfix.bench.fusion;

import io.crossfix.bench.fusion.FusionEvent.Sub;
import io.crossfix.model.Grid;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Token;
import io.crossfix.wire.AvroTrust;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The workload's events as the records that the feeds send; each pass of a measurement plays them once more, later. */
public final class FusionRecords {

    static {
        AvroTrust.install();
    }

    private static final int TOKEN_BYTES = 16;
    private static final double PERCENT = 100.0;

    /** No workload has so many events: ids of different passes do not meet. */
    private static final long IDS_OF_A_PASS = 1_000_000_000L;

    private final int pass;
    private final long laterMillis;

    /**
     * @param pass from 0
     * @param laterMillis by how much everything happens later than in the workload, milliseconds
     */
    public FusionRecords(int pass, long laterMillis) {
        this.pass = pass;
        this.laterMillis = laterMillis;
    }

    /** The record that a feed would send. */
    public SpecificRecord of(FusionEvent event) {
        return switch (event.type()) {
            case G -> gunshot(event);
            case P -> plate(event);
            case C -> call(event);
            case V -> camera(event);
        };
    }

    /** The workload's own id of an observation of this pass; -1 when it is one of another pass. */
    public long eventId(String observationId) {
        long id = Long.parseLong(observationId);
        return id / IDS_OF_A_PASS == pass ? id % IDS_OF_A_PASS : -1;
    }

    /** A time of the workload in this pass, milliseconds since epoch. */
    public long later(long at) {
        return at + laterMillis;
    }

    /**
     * A line that bears ids of observations, with the workload's own; null when it is one of another pass.
     *
     * @param line rule, id, and an id or (R2) a plate
     */
    public @Nullable String ownLine(String line) {
        String[] parts = line.split(",", -1);
        long first = eventId(parts[1]);
        if (first < 0) {
            return null;
        }
        return parts[0] + "," + first + "," + (parts[0].equals("R2") ? parts[2] : eventId(parts[2]));
    }

    private String id(FusionEvent event) {
        return Long.toString(pass * IDS_OF_A_PASS + event.id());
    }

    private Instant at(FusionEvent event) {
        return Instant.ofEpochMilli(event.at() + laterMillis);
    }

    private static String sensor(FusionEvent event) {
        return event.type() + "-" + Grid.text(event.cell());
    }

    private GunshotDetection gunshot(FusionEvent event) {
        return GunshotDetection.newBuilder()
                .setId(id(event))
                .setSensorId(sensor(event))
                .setObservedAt(at(event))
                .setLatitude(event.latitude())
                .setLongitude(event.longitude())
                .setConfidence(event.confidence() / PERCENT)
                .setCategory(GunshotCategory.MULTIPLE)
                .setRounds(2)
                .build();
    }

    private PlateRead plate(FusionEvent event) {
        byte[] token = ByteBuffer.allocate(TOKEN_BYTES)
                .putLong(event.plate())
                .putLong(0)
                .array();
        return PlateRead.newBuilder()
                .setId(id(event))
                .setSensorId(sensor(event))
                .setObservedAt(at(event))
                .setLatitude(event.latitude())
                .setLongitude(event.longitude())
                .setConfidence(event.confidence() / PERCENT)
                .setToken(new Token(token))
                .setCategory(event.sub() == Sub.HOT ? PlateCategory.STOLEN_VEHICLE : PlateCategory.READ)
                .build();
    }

    private EmergencyCall call(FusionEvent event) {
        return EmergencyCall.newBuilder()
                .setId(id(event))
                .setSensorId(sensor(event))
                .setObservedAt(at(event))
                .setLatitude(event.latitude())
                .setLongitude(event.longitude())
                .setConfidence(event.confidence() / PERCENT)
                .setCategory(event.sub() == Sub.SHOTS ? CallCategory.SHOTS_FIRED : CallCategory.OTHER)
                .build();
    }

    private CameraEvent camera(FusionEvent event) {
        return CameraEvent.newBuilder()
                .setId(id(event))
                .setSensorId(sensor(event))
                .setObservedAt(at(event))
                .setLatitude(event.latitude())
                .setLongitude(event.longitude())
                .setConfidence(event.confidence() / PERCENT)
                .setCategory(CameraLabel.valueOf(event.sub().name()))
                .setCount(1)
                .build();
    }
}
