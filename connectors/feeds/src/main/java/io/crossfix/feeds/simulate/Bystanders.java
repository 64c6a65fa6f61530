package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.CameraAnalytics.Scene;
import io.crossfix.record.CameraLabel;
import java.util.List;

/** What cameras near an incident see: people run, gather, and leave. All figures are assumed. */
final class Bystanders {

    static final double SEEN_WITHIN_METRES = 400;

    private static final int MAX_CAMERAS = 4;
    private static final double RUNNING = 0.4;
    private static final double HEARD = 0.15;
    private static final double CROWD = 0.35;
    private static final double CLEARED = 0.6;

    private final World world;
    private final CameraAnalytics analytics;

    Bystanders(World world) {
        this.world = world;
        this.analytics = new CameraAnalytics(world);
    }

    /** Shots: some run, some gather, and often the place clears again. */
    void reactToShots(Episode shots, Dice dice) {
        for (Sensor camera : nearby(shots.place())) {
            if (dice.chance(HEARD)) {
                see(shots, scene(shots, camera, CameraLabel.GUNSHOT_SOUND, dice.millis(0.1, 2)), dice);
            }
            if (dice.chance(RUNNING)) {
                see(shots, scene(shots, camera, CameraLabel.RUNNING, dice.millis(3, 45)), dice);
            }
            if (dice.chance(CROWD)) {
                gather(shots, camera, dice);
            }
        }
    }

    /** Somebody runs past the nearest camera, for certain if there is one. */
    void runAway(Episode shots, Dice dice) {
        nearby(shots.place()).stream()
                .limit(1)
                .forEach(camera -> see(shots, scene(shots, camera, CameraLabel.RUNNING, dice.millis(3, 20)), dice));
    }

    /** Cameras near fireworks see them with this probability each. */
    void seeFireworks(Episode fireworks, double probability, Dice dice) {
        for (Sensor camera : nearby(fireworks.place())) {
            if (dice.chance(probability)) {
                see(fireworks, scene(fireworks, camera, CameraLabel.FIREWORKS, dice.millis(0.1, 60)), dice);
            }
        }
    }

    private void gather(Episode shots, Sensor camera, Dice dice) {
        long gathered = dice.millis(60, 300);
        see(shots, scene(shots, camera, CameraLabel.CROWD, gathered), dice);
        if (dice.chance(CLEARED)) {
            see(shots, scene(shots, camera, CameraLabel.CLEAR, gathered + dice.millis(180, 900)), dice);
        }
    }

    private List<Sensor> nearby(Place place) {
        List<Sensor> near =
                Sensors.within(SEEN_WITHIN_METRES, place, world.sensors().cameras());
        return near.subList(0, Math.min(MAX_CAMERAS, near.size()));
    }

    private static Scene scene(Episode incident, Sensor camera, CameraLabel label, long afterMillis) {
        int count = label == CameraLabel.CROWD ? 12 : label == CameraLabel.RUNNING ? 3 : 1;
        return new Scene(camera, incident.atMillis() + afterMillis, label, count);
    }

    private void see(Episode incident, Scene scene, Dice dice) {
        if (!world.faults().silent(scene.camera(), scene.atMillis())) {
            incident.add(analytics.event(incident.nextId('v'), scene, dice));
        }
    }
}
