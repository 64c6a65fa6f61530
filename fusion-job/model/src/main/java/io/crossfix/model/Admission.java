package io.crossfix.model;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Decides whether a decoded record becomes an {@link Observation}. Every refusal says what was wrong, and with what. */
public final class Admission {

    private static final int MAX_ID = 128;
    private static final int MAX_SENSOR = 64;
    private static final int MAX_PRIORITY = 9;

    private final AdmissionSettings settings;

    /** @param settings what is let in */
    public Admission(AdmissionSettings settings) {
        this.settings = settings;
    }

    /**
     * What became of a record: exactly one of the two is set.
     *
     * @param observation the record, admitted
     * @param refusal why not
     */
    public record Verdict(
            @Nullable Observation observation, @Nullable Refusal refusal) {}

    /**
     * Judges a record.
     *
     * @param record one of the four observation records
     * @param appendedAt when the broker appended it, milliseconds since epoch. The guard against future timestamps looks
     *     at this clock and not at ours, so that a replay after a crash decides the same again
     */
    public Verdict judge(SpecificRecord record, long appendedAt) {
        Observation observation = read(record);
        if (observation == null) {
            return refuse(Reason.WRONG_STREAM, "a " + record.getSchema().getName() + " is no observation");
        }
        Refusal refusal = refusal(observation, appendedAt);
        return refusal == null ? new Verdict(observation, null) : new Verdict(null, refusal);
    }

    private @Nullable Refusal refusal(Observation seen, long appendedAt) {
        Refusal refusal = identity(seen);
        if (refusal == null) {
            refusal = position(seen);
        }
        if (refusal == null) {
            refusal = values(seen);
        }
        return refusal == null ? time(seen, appendedAt) : refusal;
    }

    private static @Nullable Refusal identity(Observation seen) {
        if (seen.id().isBlank() || seen.id().length() > MAX_ID) {
            return new Refusal(
                    Reason.BAD_ID,
                    "id must have 1 to " + MAX_ID + " characters, has "
                            + seen.id().length());
        }
        if (seen.sensor().isBlank() || seen.sensor().length() > MAX_SENSOR) {
            return bad(
                    Reason.BAD_ID,
                    "sensorId must have 1 to " + MAX_SENSOR + " characters, has "
                            + seen.sensor().length(),
                    seen);
        }
        return null;
    }

    private @Nullable Refusal position(Observation seen) {
        double latitude = seen.latitude();
        double longitude = seen.longitude();
        // H3 does not refuse latitude 91 or longitude 540: it answers with a cell somewhere else on Earth.
        if (!(Math.abs(latitude) <= 90)) {
            return bad(Reason.BAD_POSITION, "latitude must be within [-90, 90], was " + latitude, seen);
        }
        if (!(Math.abs(longitude) <= 180)) {
            return bad(Reason.BAD_POSITION, "longitude must be within [-180, 180], was " + longitude, seen);
        }
        if (latitude == 0 && longitude == 0) {
            return bad(Reason.NULL_ISLAND, "position is (0, 0), which means that there is none", seen);
        }
        Grid.Point from = seen.movedFrom();
        if (from != null && !(Math.abs(from.latitude()) <= 90 && Math.abs(from.longitude()) <= 180)) {
            return bad(
                    Reason.BAD_POSITION,
                    "movedFromLatitude and movedFromLongitude must both be set, within [-90, 90] and [-180, 180], were "
                            + from.latitude() + " and " + from.longitude(),
                    seen);
        }
        if (settings.area() != null && !settings.area().contains(latitude, longitude)) {
            return bad(
                    Reason.OUTSIDE_AREA,
                    "position (" + latitude + ", " + longitude + ") lies outside the configured area",
                    seen);
        }
        return null;
    }

    private static @Nullable Refusal values(Observation seen) {
        if (!(seen.confidence() >= 0 && seen.confidence() <= 1)) {
            return bad(Reason.BAD_VALUE, "confidence must be within [0, 1], was " + seen.confidence(), seen);
        }
        if (!(seen.uncertaintyMetres() >= 0 && seen.uncertaintyMetres() <= 100_000)) {
            return bad(
                    Reason.BAD_VALUE,
                    "uncertaintyMetres must be within [0, 100000], was " + seen.uncertaintyMetres(),
                    seen);
        }
        if (!Double.isNaN(seen.propensity()) && !(seen.propensity() > 0 && seen.propensity() <= 1)) {
            return bad(Reason.BAD_VALUE, "propensity must be within (0, 1], was " + seen.propensity(), seen);
        }
        return switch (seen.kind()) {
            case GUNSHOT -> within(seen, "rounds", 1, 10_000);
            case CAMERA -> within(seen, "count", 0, 100_000);
            case CALL, PLATE -> null;
        };
    }

    private static @Nullable Refusal within(Observation seen, String field, int least, int most) {
        return seen.quantity() >= least && seen.quantity() <= most
                ? null
                : bad(
                        Reason.BAD_VALUE,
                        field + " must be within [" + least + ", " + most + "], was " + seen.quantity(),
                        seen);
    }

    private @Nullable Refusal time(Observation seen, long appendedAt) {
        if (seen.at() < settings.earliestMillis()) {
            String hint = seen.at() > 0 && seen.at() < Integer.MAX_VALUE ? "; seconds instead of milliseconds?" : "";
            return bad(
                    Reason.IMPLAUSIBLE_TIME,
                    "observedAt must not lie before " + settings.earliestMillis() + " ms, was " + seen.at() + hint,
                    seen);
        }
        if (seen.at() - settings.futureToleranceMillis() > appendedAt) {
            String hint = seen.at() / 1_000 > appendedAt / 2 ? "; microseconds instead of milliseconds?" : "";
            return bad(
                    Reason.FUTURE,
                    "observedAt " + seen.at() + " lies " + (seen.at() - appendedAt)
                            + " ms after the record was appended, at most " + settings.futureToleranceMillis()
                            + " ms are let in" + hint,
                    seen);
        }
        return null;
    }

    private static Verdict refuse(Reason reason, String detail) {
        return new Verdict(null, new Refusal(reason, detail));
    }

    private static Refusal bad(Reason reason, String detail, Observation seen) {
        return new Refusal(reason, detail + " (" + seen.kind() + " " + printable(seen.id()) + ")");
    }

    /** Ids come from outside: only what cannot break a log line or a header is repeated. */
    private static String printable(String id) {
        StringBuilder kept = new StringBuilder(id.length());
        id.chars().forEach(c -> kept.append(c > ' ' && c < 127 ? (char) c : '?'));
        return kept.toString();
    }

    private static @Nullable Observation read(SpecificRecord record) {
        if (record instanceof PlateRead read) {
            return plate(read);
        }
        if (record instanceof CameraEvent event) {
            return camera(event);
        }
        if (record instanceof EmergencyCall call) {
            return call(call);
        }
        return record instanceof GunshotDetection shot ? gunshot(shot) : null;
    }

    private static Observation gunshot(GunshotDetection shot) {
        return new Observation(
                Kind.GUNSHOT,
                shot.getId(),
                shot.getSensorId(),
                shot.getObservedAt().toEpochMilli(),
                shot.getLatitude(),
                shot.getLongitude(),
                shot.getUncertaintyMetres(),
                positiveZero(shot.getConfidence()),
                shot.getCategory().ordinal(),
                shot.getRounds(),
                null,
                Float.NaN,
                Float.NaN,
                shot.getOrigin(),
                shot.getExercise(),
                shot.getRevision(),
                shot.getRetracted(),
                orUnknown(shot.getPropensity()),
                movedFrom(shot.getMovedFromLatitude(), shot.getMovedFromLongitude()));
    }

    private static Observation plate(PlateRead read) {
        return new Observation(
                Kind.PLATE,
                read.getId(),
                read.getSensorId(),
                read.getObservedAt().toEpochMilli(),
                read.getLatitude(),
                read.getLongitude(),
                read.getUncertaintyMetres(),
                positiveZero(read.getConfidence()),
                read.getCategory().ordinal(),
                1,
                token(read.getToken()),
                orUnknown(read.getHeadingDegrees()),
                orUnknown(read.getSpeedMetresPerSecond()),
                read.getOrigin(),
                read.getExercise(),
                read.getRevision(),
                read.getRetracted(),
                orUnknown(read.getPropensity()),
                movedFrom(read.getMovedFromLatitude(), read.getMovedFromLongitude()));
    }

    private static Observation call(EmergencyCall call) {
        Integer priority = call.getPriority();
        return new Observation(
                Kind.CALL,
                call.getId(),
                call.getSensorId(),
                call.getObservedAt().toEpochMilli(),
                call.getLatitude(),
                call.getLongitude(),
                call.getUncertaintyMetres(),
                positiveZero(call.getConfidence()),
                call.getCategory().ordinal(),
                priority == null || priority < 1 || priority > MAX_PRIORITY ? 0 : priority,
                token(call.getCaller()),
                Float.NaN,
                Float.NaN,
                call.getOrigin(),
                call.getExercise(),
                call.getRevision(),
                call.getRetracted(),
                orUnknown(call.getPropensity()),
                movedFrom(call.getMovedFromLatitude(), call.getMovedFromLongitude()));
    }

    private static Observation camera(CameraEvent event) {
        return new Observation(
                Kind.CAMERA,
                event.getId(),
                event.getSensorId(),
                event.getObservedAt().toEpochMilli(),
                event.getLatitude(),
                event.getLongitude(),
                event.getUncertaintyMetres(),
                positiveZero(event.getConfidence()),
                event.getCategory().ordinal(),
                event.getCount(),
                null,
                Float.NaN,
                Float.NaN,
                event.getOrigin(),
                event.getExercise(),
                event.getRevision(),
                event.getRetracted(),
                orUnknown(event.getPropensity()),
                movedFrom(event.getMovedFromLatitude(), event.getMovedFromLongitude()));
    }

    /** One of the two alone makes a point that the door refuses. */
    private static Grid.@Nullable Point movedFrom(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null && longitude == null ? null : new Grid.Point(orUnknown(latitude), orUnknown(longitude));
    }

    private static double positiveZero(double value) {
        return value + 0.0;
    }

    private static double orUnknown(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static float orUnknown(@Nullable Float value) {
        return value == null ? Float.NaN : value;
    }

    private static @Nullable Token token(io.crossfix.record.@Nullable Token token) {
        if (token == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(token.bytes());
        return new Token(bytes.getLong(), bytes.getLong());
    }
}
