package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.AnsweringPoint.Call;
import io.crossfix.record.CallCategory;

/** People near a bang who call about it, or do not. */
final class Callers {

    /** Somebody calls: between 12 % (gunshot call) and 22 % (any emergency call) of gunfire; the middle. */
    static final double SOMEBODY_CALLS = 0.17;

    /** One more caller after each: measured, Oakland: 16 % of alerts with a call have a second one. */
    static final double ANOTHER_CALLS = 0.16;

    /** Measured, Oakland: calls that come before the detector's record. */
    static final double BEFORE_THE_RECORD = 0.21;

    private static final int MAX_CALLS = 8;
    private static final double SOONEST_SECONDS = 3;

    /** Measured, Oakland: seconds from the detector's record to the nearest later call, at equal steps of probability. */
    private static final double[] AFTER_SECONDS = {
        0, 6, 18, 39, 56, 63, 79, 100, 118, 136, 161, 172, 198, 250, 318, 412, 600
    };

    private static final CallCategory[] ABOUT = {
        CallCategory.SHOTS_FIRED, CallCategory.SHOOTING, CallCategory.ARMED_PERSON, CallCategory.MEDICAL
    };
    /** Assumed. */
    private static final double[] ABOUT_WEIGHTS = {80, 10, 5, 5};

    private final AnsweringPoint answeringPoint;
    private final Area area;

    Callers(World world) {
        this.answeringPoint = new AnsweringPoint(world);
        this.area = world.city().outline();
    }

    /** Perhaps somebody calls about shots; {@code recordAtMillis} is when the detector's record was there. */
    void perhapsCall(Episode shots, long recordAtMillis, Dice dice) {
        if (!dice.chance(SOMEBODY_CALLS)) {
            return;
        }
        int calls = 1;
        while (calls < MAX_CALLS && dice.chance(ANOTHER_CALLS)) {
            calls++;
        }
        for (int i = 0; i < calls; i++) {
            call(shots, received(shots.atMillis(), recordAtMillis, dice), ABOUT[dice.weighted(ABOUT_WEIGHTS)], dice);
        }
    }

    /** Somebody calls about an incident at a time in milliseconds since epoch. */
    void call(Episode incident, long receivedAtMillis, CallCategory about, Dice dice) {
        Place place = area.near(incident.place(), AnsweringPoint.CALLER_SIGMA_METRES, dice);
        incident.add(answeringPoint.record(incident.nextId('c'), new Call(receivedAtMillis, place, about), dice));
    }

    private static long received(long bangAtMillis, long recordAtMillis, Dice dice) {
        if (dice.chance(BEFORE_THE_RECORD)) {
            return bangAtMillis + dice.millis(SOONEST_SECONDS, (recordAtMillis - bangAtMillis) / 1000.0);
        }
        return recordAtMillis + (long) (1000 * dice.fromQuantiles(AFTER_SECONDS));
    }
}
