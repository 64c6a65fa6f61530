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
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row's values on their way into a record.
 *
 * @param id identifies it within its stream
 * @param sensor who says so
 * @param at when it happened
 * @param reported when its source published it, null when unknown
 * @param spot where
 * @param token its plate or caller, null when it has none
 * @param incident the dispatch system's incident, null when it has none
 * @param earlier what it amends, null when it stands for itself
 */
record Observation(
        String id,
        String sensor,
        Instant at,
        @Nullable Instant reported,
        Spot spot,
        @Nullable Token token,
        @Nullable String incident,
        @Nullable SpecificRecord earlier) {

    /**
     * A place.
     *
     * @param latitude degrees, WGS 84
     * @param longitude degrees, WGS 84
     * @param uncertaintyMetres one standard deviation, metres, unless the row says another; null for the usual one
     */
    record Spot(double latitude, double longitude, @Nullable Double uncertaintyMetres) {}

    SpecificRecord record(Entry entry, Line.Row row) throws RefusedRow {
        return switch (entry.stream()) {
            case GUNSHOT -> gunshot(entry, row);
            case PLATE -> plate(entry, row);
            case CALL -> call(entry, row);
            case CAMERA -> camera(entry, row);
        };
    }

    private SpecificRecord gunshot(Entry entry, Line.Row row) throws RefusedRow {
        GunshotDetection.Builder builder = earlier instanceof GunshotDetection said
                ? GunshotDetection.newBuilder(said)
                : GunshotDetection.newBuilder();
        builder.setId(id)
                .setSensorId(sensor)
                .setObservedAt(at)
                .setReportedAt(reported)
                .setLatitude(spot.latitude())
                .setLongitude(spot.longitude())
                .setCategory((GunshotCategory) entry.category())
                .setOrigin(entry.origin())
                .setReview(entry.review().of(row))
                .setExercise(entry.exercise().of(row))
                .setRetracted(entry.retracted().of(row));
        spotted(builder::setUncertaintyMetres);
        entry.number(Measure.CONFIDENCE, row).ifPresent(builder::setConfidence);
        entry.number(Measure.UNCERTAINTY, row).ifPresent(metres -> builder.setUncertaintyMetres((float) metres));
        entry.number(Measure.REVISION, row).ifPresent(revision -> builder.setRevision((int) revision));
        entry.number(Measure.ROUNDS, row).ifPresent(rounds -> builder.setRounds((int) rounds));
        return builder.build();
    }

    private SpecificRecord plate(Entry entry, Line.Row row) throws RefusedRow {
        if (token == null && earlier == null) {
            throw new RefusedRow(Reason.BAD_VALUE, "a plate read needs a plate, and its column is empty");
        }
        PlateRead.Builder builder =
                earlier instanceof PlateRead said ? PlateRead.newBuilder(said) : PlateRead.newBuilder();
        builder.setId(id)
                .setSensorId(sensor)
                .setObservedAt(at)
                .setReportedAt(reported)
                .setLatitude(spot.latitude())
                .setLongitude(spot.longitude())
                .setCategory((PlateCategory) entry.category())
                .setOrigin(entry.origin())
                .setExercise(entry.exercise().of(row))
                .setRetracted(entry.retracted().of(row));
        spotted(builder::setUncertaintyMetres);
        if (token != null) {
            builder.setToken(token);
        }
        entry.number(Measure.CONFIDENCE, row).ifPresent(builder::setConfidence);
        entry.number(Measure.UNCERTAINTY, row).ifPresent(metres -> builder.setUncertaintyMetres((float) metres));
        entry.number(Measure.REVISION, row).ifPresent(revision -> builder.setRevision((int) revision));
        entry.number(Measure.HEADING, row).ifPresent(degrees -> builder.setHeadingDegrees((float) degrees));
        entry.number(Measure.SPEED, row).ifPresent(speed -> builder.setSpeedMetresPerSecond((float) speed));
        return builder.build();
    }

    private SpecificRecord call(Entry entry, Line.Row row) throws RefusedRow {
        EmergencyCall.Builder builder =
                earlier instanceof EmergencyCall said ? EmergencyCall.newBuilder(said) : EmergencyCall.newBuilder();
        builder.setId(id)
                .setSensorId(sensor)
                .setObservedAt(at)
                .setReportedAt(reported)
                .setLatitude(spot.latitude())
                .setLongitude(spot.longitude())
                .setCaller(token)
                .setIncidentId(incident)
                .setCategory((CallCategory) entry.category())
                .setOrigin(entry.origin())
                .setExercise(entry.exercise().of(row))
                .setRetracted(entry.retracted().of(row));
        spotted(builder::setUncertaintyMetres);
        entry.number(Measure.CONFIDENCE, row).ifPresent(builder::setConfidence);
        entry.number(Measure.UNCERTAINTY, row).ifPresent(metres -> builder.setUncertaintyMetres((float) metres));
        entry.number(Measure.REVISION, row).ifPresent(revision -> builder.setRevision((int) revision));
        entry.number(Measure.PRIORITY, row).ifPresent(priority -> builder.setPriority((int) priority));
        return builder.build();
    }

    private SpecificRecord camera(Entry entry, Line.Row row) throws RefusedRow {
        CameraEvent.Builder builder =
                earlier instanceof CameraEvent said ? CameraEvent.newBuilder(said) : CameraEvent.newBuilder();
        builder.setId(id)
                .setSensorId(sensor)
                .setObservedAt(at)
                .setReportedAt(reported)
                .setLatitude(spot.latitude())
                .setLongitude(spot.longitude())
                .setCategory((CameraLabel) entry.category())
                .setOrigin(entry.origin())
                .setExercise(entry.exercise().of(row))
                .setRetracted(entry.retracted().of(row));
        spotted(builder::setUncertaintyMetres);
        entry.number(Measure.CONFIDENCE, row).ifPresent(builder::setConfidence);
        entry.number(Measure.UNCERTAINTY, row).ifPresent(metres -> builder.setUncertaintyMetres((float) metres));
        entry.number(Measure.REVISION, row).ifPresent(revision -> builder.setRevision((int) revision));
        entry.number(Measure.COUNT, row).ifPresent(count -> builder.setCount((int) count));
        return builder.build();
    }

    private void spotted(Consumer<Float> uncertainty) {
        if (spot.uncertaintyMetres() != null) {
            uncertainty.accept(spot.uncertaintyMetres().floatValue());
        }
    }
}
