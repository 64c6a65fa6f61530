package io.crossfix.feeds.simulate;

import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.Origin;
import java.time.Instant;

/** Turns a call into a record, once the call taker has classified it. */
final class AnsweringPoint {

    /** Measured, Oakland 2022-24: spread of citizens' gunshot calls around the detector's position. */
    static final double CALLER_SIGMA_METRES = 130;

    /** Half of the calls are entered within 30 s, 90 % within 60 s (NFPA 1225: process 60 s at 90 %). */
    private static final double ENTRY_MEDIAN_SECONDS = 30;

    private static final double ENTRY_SIGMA = 0.541;
    private static final double ENTRY_MAX_SECONDS = 90;

    private final World world;

    AnsweringPoint(World world) {
        this.world = world;
    }

    /** A call about a place, received at a time in milliseconds since epoch. */
    record Call(long receivedAtMillis, Place place, CallCategory category) {}

    /** The record of a call. */
    TimedRecord record(String id, Call call, Dice dice) {
        double entry = StrictMath.min(ENTRY_MAX_SECONDS, dice.logNormal(ENTRY_MEDIAN_SECONDS, ENTRY_SIGMA));
        long reportedAt = call.receivedAtMillis() + (long) (1000 * entry);
        EmergencyCall record = new EmergencyCall(
                id,
                world.city().city() + "-psap",
                Instant.ofEpochMilli(call.receivedAtMillis()),
                Instant.ofEpochMilli(reportedAt),
                call.place().latitude(),
                call.place().longitude(),
                (float) CALLER_SIGMA_METRES,
                StrictMath.rint(dice.between(70, 99)) / 100,
                call.category(),
                priority(call.category()),
                dice.token(),
                null,
                Origin.REPORTED,
                world.exercise(),
                0,
                false,
                null,
                null,
                null);
        return new TimedRecord(call.receivedAtMillis(), reportedAt, id, record);
    }

    private static int priority(CallCategory category) {
        return switch (category) {
            case SHOTS_FIRED, SHOOTING, HOMICIDE, ARMED_ASSAULT, ARMED_PERSON, CARJACKING, STABBING, EXPLOSION -> 1;
            case ROBBERY, ASSAULT, FIGHT, MEDICAL, FIRE, COLLISION, RECKLESS_DRIVING -> 2;
            case OTHER, DISTURBANCE, FIREWORKS, STOLEN_VEHICLE, STOLEN_PLATE, SUSPICIOUS, ALARM -> 3;
        };
    }
}
