package io.crossfix.bench.city;

import io.crossfix.bench.city.Sensors.Sensor;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Token;
import io.crossfix.wire.AvroTrust;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.SplittableRandom;

/** Turns what happens into records. Shares and categories are those of the workload fusion-1, profile city. */
final class Observer {

    static {
        AvroTrust.install();
    }

    private static final double GUNSHOTS = 0.0002;
    private static final double CAMERAS = 0.05;
    private static final double CALLS_ABOUT_SHOTS = 0.05;
    private static final double HOTLISTED = 0.005;
    private static final int VEHICLES = 1_000_000;
    private static final int TOKEN_BYTES = 16;
    private static final String STORMY_NETWORK = "detectors-in-the-storm";

    private final String idPrefix;
    private final double calls;
    private final SplittableRandom dice;
    private final Sensors readers;
    private final Sensors cameras;
    private final Sensors networks;
    private final Sensors answeringPoints;
    private long number;

    /**
     * @param idPrefix begins every id
     * @param calls share of the calls among what happens by itself
     */
    Observer(String idPrefix, double calls, SplittableRandom dice) {
        this.idPrefix = idPrefix;
        this.calls = calls;
        this.dice = dice;
        this.readers = new Sensors("reader", 1_500, dice);
        this.cameras = new Sensors("camera", 480, dice);
        this.networks = new Sensors("detectors", 16, dice);
        this.answeringPoints = new Sensors("answering-point", 4, dice);
    }

    /** Something that has nothing to do with an incident, told of at a time, milliseconds since epoch. */
    Sending background(long now) {
        double share = dice.nextDouble();
        if (share < GUNSHOTS) {
            return shots(now, Place.anywhere(dice));
        } else if (share < GUNSHOTS + calls) {
            return call(now, Place.anywhere(dice), dice.nextDouble() < CALLS_ABOUT_SHOTS, false);
        }
        return share < GUNSHOTS + calls + CAMERAS ? cameraEvent(now) : plateRead(now);
    }

    /** A plate, or now and then a camera's event, somewhere. */
    Sending passing(long now) {
        return dice.nextDouble() < CAMERAS ? cameraEvent(now) : plateRead(now);
    }

    /** Three shots at a place. */
    Sending shots(long now, Place place) {
        return heard(now, place, networks.any(dice).id());
    }

    /** What one network hears of a storm. */
    Sending crackle(long now, Place place) {
        return heard(now, place, STORMY_NETWORK);
    }

    private Sending heard(long now, Place place, String network) {
        var heard = GunshotDetection.newBuilder()
                .setId(id())
                .setSensorId(network)
                .setObservedAt(happened(now))
                .setLatitude(place.latitude())
                .setLongitude(place.longitude())
                .setConfidence(dice.nextInt(60, 101) / 100.0)
                .setCategory(GunshotCategory.MULTIPLE)
                .setRounds(3)
                .build();
        return new Sending(Kind.GUNSHOT, heard.getId(), network, heard, false);
    }

    /** The call that completes an incident. */
    Sending decidingCall(long now, Place place) {
        return call(now, place, true, true);
    }

    /** Another call about shots. */
    Sending callAboutShots(long now, Place place) {
        return call(now, place, true, false);
    }

    private Sending call(long now, Place place, boolean aboutShots, boolean deciding) {
        Sensor point = answeringPoints.any(dice);
        var call = EmergencyCall.newBuilder()
                .setId(id())
                .setSensorId(point.id())
                .setObservedAt(happened(now))
                .setLatitude(place.latitude())
                .setLongitude(place.longitude())
                .setCategory(aboutShots ? CallCategory.SHOTS_FIRED : CallCategory.OTHER)
                .build();
        return new Sending(Kind.CALL, call.getId(), point.id(), call, deciding);
    }

    private Sending cameraEvent(long now) {
        Sensor camera = cameras.any(dice);
        var event = CameraEvent.newBuilder()
                .setId(id())
                .setSensorId(camera.id())
                .setObservedAt(happened(now))
                .setLatitude(camera.place().latitude())
                .setLongitude(camera.place().longitude())
                .setConfidence(confidence())
                .setCategory(label())
                .build();
        return new Sending(Kind.CAMERA, event.getId(), camera.id(), event, false);
    }

    private Sending plateRead(long now) {
        Sensor reader = readers.any(dice);
        var read = PlateRead.newBuilder()
                .setId(id())
                .setSensorId(reader.id())
                .setObservedAt(happened(now))
                .setLatitude(reader.place().latitude())
                .setLongitude(reader.place().longitude())
                .setConfidence(confidence())
                .setToken(token(dice.nextInt(VEHICLES)))
                .setCategory(dice.nextDouble() < HOTLISTED ? PlateCategory.STOLEN_VEHICLE : PlateCategory.READ)
                .build();
        return new Sending(Kind.PLATE, read.getId(), reader.id(), read, false);
    }

    private CameraLabel label() {
        return switch (dice.nextInt(25)) {
            case 0 -> CameraLabel.CROWD;
            case 1 -> CameraLabel.RUNNING;
            case 2 -> CameraLabel.CLEAR;
            default -> CameraLabel.OTHER;
        };
    }

    private double confidence() {
        return dice.nextInt(40, 101) / 100.0;
    }

    private Instant happened(long now) {
        return Instant.ofEpochMilli(now - Delay.any(dice));
    }

    private static Token token(int vehicle) {
        long spread = new SplittableRandom(vehicle).nextLong();
        return new Token(ByteBuffer.allocate(TOKEN_BYTES)
                .putLong(spread)
                .putLong(vehicle)
                .array());
    }

    private String id() {
        return idPrefix + "-" + number++;
    }
}
