package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.AnsweringPoint.Call;
import io.crossfix.record.CallCategory;
import java.util.function.Consumer;

/** Calls about everything else, minute by minute. */
final class RoutineCalls {

    private static final CallCategory[] ABOUT = {
        CallCategory.OTHER,
        CallCategory.MEDICAL,
        CallCategory.DISTURBANCE,
        CallCategory.STOLEN_VEHICLE,
        CallCategory.COLLISION,
        CallCategory.ALARM,
        CallCategory.SUSPICIOUS,
        CallCategory.ASSAULT,
        CallCategory.FIRE,
        CallCategory.RECKLESS_DRIVING,
        CallCategory.ROBBERY,
        CallCategory.STOLEN_PLATE,
        CallCategory.ARMED_ASSAULT,
        CallCategory.SHOTS_FIRED,
        CallCategory.ARMED_PERSON,
        CallCategory.FIGHT,
        CallCategory.CARJACKING,
        CallCategory.SHOOTING,
        CallCategory.FIREWORKS,
        CallCategory.HOMICIDE
    };
    /** Measured, Oakland 2022-24: records a day without patrol's own, in the order of {@link #ABOUT}. */
    private static final double[] PER_DAY = {
        287.75, 105.22, 103.14, 42.72, 38.21, 38.21, 28.50, 23.92, 18.37, 10.94, 10.03, 10.00, 9.98, 6.02, 4.24, 2.89,
        2.32, 1.39, 1.00, .11
    };

    private static final double MINUTES_PER_DAY = 1_440;
    private static final long MINUTE = 60_000;

    private final World world;
    private final AnsweringPoint answeringPoint;
    private final Whereabouts whereabouts;
    private final Seed seed;

    RoutineCalls(World world) {
        this.world = world;
        this.answeringPoint = new AnsweringPoint(world);
        this.whereabouts = new Whereabouts(world.city());
        this.seed = world.seed("routine calls");
    }

    /** Tells the calls that are received in a minute (of the epoch). */
    void tell(long minute, Consumer<TimedRecord> sink) {
        double calls = world.city().perDay().calls() / MINUTES_PER_DAY;
        double mean = calls * world.scale() * world.factor(Curve.CALLS, minute * MINUTE);
        Dice dice = seed.of(minute).dice();
        int count = dice.poisson(mean);
        for (int i = 0; i < count; i++) {
            String id = world.prefix() + "-c-" + Long.toString(minute, Character.MAX_RADIX) + '-' + i;
            Call call = new Call(
                    minute * MINUTE + dice.millis(0, 60),
                    whereabouts.ofRoutineCall(dice),
                    ABOUT[dice.weighted(PER_DAY)]);
            sink.accept(answeringPoint.record(id, call, dice));
        }
    }
}
