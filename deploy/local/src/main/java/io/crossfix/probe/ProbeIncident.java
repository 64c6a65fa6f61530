package io.crossfix.probe;

import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import java.time.Instant;

/**
 * A made-up incident: a shot that is heard, and a call about it from the same spot. Both are marked as drills: whatever is
 * made of them never leaves, moves no risk of places and teaches no sensor.
 *
 * @param id of both observations
 * @param spot where
 * @param at when
 */
record ProbeIncident(String id, ProbePlace.Spot spot, Instant at) {

    /** The sensor that both come from, for whoever wonders. */
    static final String SENSOR = "crossfix-probe";

    GunshotDetection shot() {
        return GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId(SENSOR)
                .setObservedAt(at)
                .setLatitude(spot.latitude())
                .setLongitude(spot.longitude())
                .setCategory(GunshotCategory.SINGLE)
                .setExercise(true)
                .build();
    }

    EmergencyCall call() {
        return EmergencyCall.newBuilder()
                .setId(id)
                .setSensorId(SENSOR)
                .setObservedAt(at)
                .setLatitude(spot.latitude())
                .setLongitude(spot.longitude())
                .setCategory(CallCategory.SHOTS_FIRED)
                .setExercise(true)
                .build();
    }

    /** It never happened. */
    GunshotDetection shotTakenBack() {
        return GunshotDetection.newBuilder(shot())
                .setRevision(1)
                .setRetracted(true)
                .build();
    }

    /** Nobody ever called. */
    EmergencyCall callTakenBack() {
        return EmergencyCall.newBuilder(call())
                .setRevision(1)
                .setRetracted(true)
                .build();
    }
}
