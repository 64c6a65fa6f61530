package io.crossfix.feeds.simulate;

import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Origin;
import io.crossfix.record.ReviewState;
import java.time.Instant;

/** Turns a bang into the record of the nearest acoustic array, after machine location and human review. */
final class DetectorNetwork {

    /** East and north each. A live-fire test found 9.5 (96.9 % within 25 m, SoundThinking Tech Note 098); streets are worse. */
    static final double LOCATION_SIGMA_METRES = 25;

    /** Located in 10 to 15 s (Tech Note 098), reviewed in less than 60 s (vendor). */
    static final double REVIEW_MIN_SECONDS = 10;

    static final double REVIEW_MAX_SECONDS = 60;

    private final World world;
    private final Area area;

    DetectorNetwork(World world) {
        this.world = world;
        this.area = world.city().outline();
    }

    /**
     * A sound and what the reviewer takes it for.
     *
     * @param atMillis when it sounded, milliseconds since epoch
     * @param place where
     * @param rounds how many bangs were counted
     * @param category what the reviewer takes it for
     */
    record Bang(long atMillis, Place place, int rounds, GunshotCategory category) {

        Bang heardAs(GunshotCategory other) {
            return new Bang(atMillis, place, rounds, other);
        }
    }

    /** The record of a bang, 10 to 60 s after it. */
    TimedRecord detection(String id, Bang bang, Dice dice) {
        long reportedAt = bang.atMillis() + dice.millis(REVIEW_MIN_SECONDS, REVIEW_MAX_SECONDS);
        return record(id, new Listening(bang, located(bang, dice), reportedAt, ReviewState.REVIEWED), dice);
    }

    /** The second revision of a record: the reviewer has listened again, 2 to 10 minutes later, and it was fireworks. */
    TimedRecord reclassified(TimedRecord first, Bang bang, Dice dice) {
        GunshotDetection before = (GunshotDetection) first.record();
        Place place = new Place(before.getLatitude(), before.getLongitude());
        long reportedAt = first.reportedAtMillis() + dice.millis(120, 600);
        Bang heard = bang.heardAs(GunshotCategory.FIREWORKS);
        return record(first.id(), new Listening(heard, place, reportedAt, ReviewState.RECLASSIFIED), dice);
    }

    private record Listening(Bang bang, Place place, long reportedAtMillis, ReviewState review) {}

    private Place located(Bang bang, Dice dice) {
        return area.near(bang.place(), LOCATION_SIGMA_METRES, dice);
    }

    private TimedRecord record(String id, Listening heard, Dice dice) {
        Sensor detector = world.sensors().detectorFor(heard.bang().place());
        long observedAt = heard.bang().atMillis() - world.faults().slowByMillis(detector);
        GunshotDetection record = new GunshotDetection(
                id,
                detector.id(),
                Instant.ofEpochMilli(observedAt),
                Instant.ofEpochMilli(heard.reportedAtMillis()),
                heard.place().latitude(),
                heard.place().longitude(),
                (float) LOCATION_SIGMA_METRES,
                StrictMath.rint(dice.between(60, 99)) / 100,
                heard.bang().category(),
                heard.bang().rounds(),
                heard.review(),
                Origin.SENSOR,
                world.exercise(),
                heard.review() == ReviewState.RECLASSIFIED ? 1 : 0,
                false,
                null,
                null,
                null);
        return new TimedRecord(observedAt, heard.reportedAtMillis(), id, record);
    }
}
