package io.crossfix.feeds.simulate;

import io.crossfix.record.CameraEvent;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.Origin;
import java.time.Instant;

/** Turns something in front of a camera into a record, about a second later. */
final class CameraAnalytics {

    private static final float POSITION_SIGMA_METRES = 30;

    private final World world;

    CameraAnalytics(World world) {
        this.world = world;
    }

    /** Something in front of a camera, at a time in milliseconds since epoch. */
    record Scene(Sensor camera, long atMillis, CameraLabel label, int count) {}

    /** The record of a scene. */
    TimedRecord event(String id, Scene scene, Dice dice) {
        long reportedAt = scene.atMillis() + dice.millis(0.3, 2.5);
        CameraEvent event = new CameraEvent(
                id,
                scene.camera().id(),
                Instant.ofEpochMilli(scene.atMillis()),
                Instant.ofEpochMilli(reportedAt),
                scene.camera().place().latitude(),
                scene.camera().place().longitude(),
                POSITION_SIGMA_METRES,
                StrictMath.rint(dice.between(50, 99)) / 100,
                scene.label(),
                scene.count(),
                Origin.SENSOR,
                world.exercise(),
                0,
                false,
                null,
                null,
                null);
        return new TimedRecord(scene.atMillis(), reportedAt, id, event);
    }
}
