package io.crossfix.feeds.mapping;

import io.crossfix.feeds.read.Line;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Token;
import io.crossfix.wire.Refusal.Reason;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row's values on their way into a record.
 *
 * @param id identifies it within its stream
 * @param sensor who says so
 * @param at when it happened
 * @param reported when its source published it, null when unknown
 * @param position where
 * @param token its plate or caller, null when it has none
 * @param incident the dispatch system's incident, null when it has none
 */
record Observation(
        String id,
        String sensor,
        Instant at,
        @Nullable Instant reported,
        PositionField.Position position,
        @Nullable Token token,
        @Nullable String incident) {

    SpecificRecord record(Entry entry, Line.Row row) throws RefusedRow {
        return switch (entry.stream()) {
            case GUNSHOT -> gunshot(entry, row);
            case PLATE -> plate(entry, row);
            case CALL -> call(entry, row);
            case CAMERA -> camera(entry, row);
        };
    }

    private SpecificRecord gunshot(Entry entry, Line.Row row) throws RefusedRow {
        GunshotDetection.Builder builder = GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId(sensor)
                .setObservedAt(at)
                .setReportedAt(reported)
                .setLatitude(position.latitude())
                .setLongitude(position.longitude())
                .setCategory((GunshotCategory) entry.category())
                .setOrigin(entry.origin())
                .setReview(entry.review())
                .setExercise(entry.exercise());
        entry.number(Measure.CONFIDENCE, row).ifPresent(builder::setConfidence);
        entry.number(Measure.UNCERTAINTY, row).ifPresent(metres -> builder.setUncertaintyMetres((float) metres));
        entry.number(Measure.REVISION, row).ifPresent(revision -> builder.setRevision((int) revision));
        entry.number(Measure.ROUNDS, row).ifPresent(rounds -> builder.setRounds((int) rounds));
        return builder.build();
    }

    private SpecificRecord plate(Entry entry, Line.Row row) throws RefusedRow {
        if (token == null) {
            throw new RefusedRow(Reason.BAD_VALUE, "a plate read needs a plate, and its column is empty");
        }
        PlateRead.Builder builder = PlateRead.newBuilder()
                .setId(id)
                .setSensorId(sensor)
                .setObservedAt(at)
                .setReportedAt(reported)
                .setLatitude(position.latitude())
                .setLongitude(position.longitude())
                .setToken(token)
                .setCategory((PlateCategory) entry.category())
                .setOrigin(entry.origin())
                .setExercise(entry.exercise());
        entry.number(Measure.CONFIDENCE, row).ifPresent(builder::setConfidence);
        entry.number(Measure.UNCERTAINTY, row).ifPresent(metres -> builder.setUncertaintyMetres((float) metres));
        entry.number(Measure.REVISION, row).ifPresent(revision -> builder.setRevision((int) revision));
        entry.number(Measure.HEADING, row).ifPresent(degrees -> builder.setHeadingDegrees((float) degrees));
        entry.number(Measure.SPEED, row).ifPresent(speed -> builder.setSpeedMetresPerSecond((float) speed));
        return builder.build();
    }

    private SpecificRecord call(Entry entry, Line.Row row) throws RefusedRow {
        EmergencyCall.Builder builder = EmergencyCall.newBuilder()
                .setId(id)
                .setSensorId(sensor)
                .setObservedAt(at)
                .setReportedAt(reported)
                .setLatitude(position.latitude())
                .setLongitude(position.longitude())
                .setCaller(token)
                .setIncidentId(incident)
                .setCategory((CallCategory) entry.category())
                .setOrigin(entry.origin())
                .setExercise(entry.exercise());
        entry.number(Measure.CONFIDENCE, row).ifPresent(builder::setConfidence);
        entry.number(Measure.UNCERTAINTY, row).ifPresent(metres -> builder.setUncertaintyMetres((float) metres));
        entry.number(Measure.REVISION, row).ifPresent(revision -> builder.setRevision((int) revision));
        entry.number(Measure.PRIORITY, row).ifPresent(priority -> builder.setPriority((int) priority));
        return builder.build();
    }

    private SpecificRecord camera(Entry entry, Line.Row row) throws RefusedRow {
        CameraEvent.Builder builder = CameraEvent.newBuilder()
                .setId(id)
                .setSensorId(sensor)
                .setObservedAt(at)
                .setReportedAt(reported)
                .setLatitude(position.latitude())
                .setLongitude(position.longitude())
                .setCategory((CameraLabel) entry.category())
                .setOrigin(entry.origin())
                .setExercise(entry.exercise());
        entry.number(Measure.CONFIDENCE, row).ifPresent(builder::setConfidence);
        entry.number(Measure.UNCERTAINTY, row).ifPresent(metres -> builder.setUncertaintyMetres((float) metres));
        entry.number(Measure.REVISION, row).ifPresent(revision -> builder.setRevision((int) revision));
        entry.number(Measure.COUNT, row).ifPresent(count -> builder.setCount((int) count));
        return builder.build();
    }
}
