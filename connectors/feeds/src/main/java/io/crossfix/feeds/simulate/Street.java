package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.CameraAnalytics.Scene;
import io.crossfix.record.CameraLabel;
import java.util.function.Consumer;

/** What cameras see when nothing happens, minute by minute. */
final class Street {

    private static final CameraLabel[] SEEN = {
        CameraLabel.PERSON,
        CameraLabel.VEHICLE,
        CameraLabel.LOITERING,
        CameraLabel.OTHER,
        CameraLabel.CROWD,
        CameraLabel.RUNNING,
        CameraLabel.CLEAR,
        CameraLabel.ALARM,
        CameraLabel.ABANDONED_OBJECT,
        CameraLabel.TIRE_SCREECH,
        CameraLabel.GLASS_BREAKING,
        CameraLabel.SCREAM,
        CameraLabel.FIGHT
    };
    /** Assumed, but for the last four: 0.18 % of the events of one monitoring centre were a threat. */
    private static final double[] WEIGHTS = {
        .480, .400, .050, .03020, .012, .012, .008, .003, .003, .0008, .0004, .0003, .0003
    };

    private static final double MINUTES_PER_DAY = 1_440;
    private static final long MINUTE = 60_000;
    private static final int CROWD_AT_LEAST = 8;

    private final World world;
    private final CameraAnalytics analytics;
    private final Seed seed;

    Street(World world) {
        this.world = world;
        this.analytics = new CameraAnalytics(world);
        this.seed = world.seed("street");
    }

    /** Tells what a camera sees in a minute (of the epoch). */
    void tell(Sensor camera, long minute, Consumer<TimedRecord> sink) {
        double events = world.city().perDay().eventsPerCamera() / MINUTES_PER_DAY;
        double mean = events * camera.share() * world.scale() * world.factor(Curve.CALLS, minute * MINUTE);
        Dice dice = seed.of(camera.index()).of(minute).dice();
        int count = dice.poisson(mean);
        for (int i = 0; i < count; i++) {
            String id =
                    world.prefix() + "-v" + camera.index() + '-' + Long.toString(minute, Character.MAX_RADIX) + '-' + i;
            TimedRecord event = analytics.event(id, scene(camera, minute, dice), dice);
            if (!world.faults().silent(camera, event.observedAtMillis())) {
                sink.accept(event);
            }
        }
    }

    private static Scene scene(Sensor camera, long minute, Dice dice) {
        CameraLabel label = SEEN[dice.weighted(WEIGHTS)];
        int count = label == CameraLabel.CROWD ? CROWD_AT_LEAST + dice.below(20) : 1;
        return new Scene(camera, minute * MINUTE + dice.millis(0, 60), label, count);
    }
}
