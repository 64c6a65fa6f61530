package io.crossfix.job;

import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.Token;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.AvroTrust;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The Avro record that an observation was made from. */
final class Records {

    static {
        AvroTrust.install();
    }

    private Records() {}

    static SpecificRecord of(Observation seen) {
        return switch (seen.kind()) {
            case GUNSHOT -> gunshot(seen);
            case PLATE -> plate(seen);
            case CALL -> call(seen);
            case CAMERA -> camera(seen);
        };
    }

    private static SpecificRecord gunshot(Observation seen) {
        return GunshotDetection.newBuilder()
                .setId(seen.id())
                .setSensorId(seen.sensor())
                .setObservedAt(Instant.ofEpochMilli(seen.at()))
                .setLatitude(seen.latitude())
                .setLongitude(seen.longitude())
                .setConfidence(seen.confidence())
                .setCategory(GunshotCategory.values()[seen.category()])
                .setRounds(seen.quantity())
                .setRevision(seen.revision())
                .setRetracted(seen.retracted())
                .setMovedFromLatitude(from(seen, Grid.Point::latitude))
                .setMovedFromLongitude(from(seen, Grid.Point::longitude))
                .build();
    }

    private static SpecificRecord plate(Observation seen) {
        Token token = seen.token() == null ? new Token(0, 0) : seen.token();
        return PlateRead.newBuilder()
                .setId(seen.id())
                .setSensorId(seen.sensor())
                .setObservedAt(Instant.ofEpochMilli(seen.at()))
                .setLatitude(seen.latitude())
                .setLongitude(seen.longitude())
                .setConfidence(seen.confidence())
                .setCategory(PlateCategory.values()[seen.category()])
                .setToken(new io.crossfix.record.Token(ByteBuffer.allocate(16)
                        .putLong(token.high())
                        .putLong(token.low())
                        .array()))
                .setRevision(seen.revision())
                .setRetracted(seen.retracted())
                .setMovedFromLatitude(from(seen, Grid.Point::latitude))
                .setMovedFromLongitude(from(seen, Grid.Point::longitude))
                .build();
    }

    private static SpecificRecord call(Observation seen) {
        return EmergencyCall.newBuilder()
                .setId(seen.id())
                .setSensorId(seen.sensor())
                .setObservedAt(Instant.ofEpochMilli(seen.at()))
                .setLatitude(seen.latitude())
                .setLongitude(seen.longitude())
                .setConfidence(seen.confidence())
                .setCategory(CallCategory.values()[seen.category()])
                .setRevision(seen.revision())
                .setRetracted(seen.retracted())
                .setMovedFromLatitude(from(seen, Grid.Point::latitude))
                .setMovedFromLongitude(from(seen, Grid.Point::longitude))
                .build();
    }

    private static SpecificRecord camera(Observation seen) {
        return CameraEvent.newBuilder()
                .setId(seen.id())
                .setSensorId(seen.sensor())
                .setObservedAt(Instant.ofEpochMilli(seen.at()))
                .setLatitude(seen.latitude())
                .setLongitude(seen.longitude())
                .setConfidence(seen.confidence())
                .setCategory(CameraLabel.values()[seen.category()])
                .setRevision(seen.revision())
                .setRetracted(seen.retracted())
                .setMovedFromLatitude(from(seen, Grid.Point::latitude))
                .setMovedFromLongitude(from(seen, Grid.Point::longitude))
                .build();
    }

    private static @Nullable Double from(Observation seen, Function<Grid.Point, Double> degrees) {
        return seen.movedFrom() == null ? null : degrees.apply(seen.movedFrom());
    }
}
