package io.crossfix.feeds.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.crossfix.record.Kind;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Decides who may say what. Not thread-safe. */
final class Gatekeeper {

    /** How far ahead of our clock an observation may lie. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private static final Duration RATE_OVER = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 200_000;

    private final InstantSource clock;
    private final Cache<String, Bucket> rates =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final Cache<String, ReplayWindow> windows =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    Gatekeeper(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * One observation on its way in.
     *
     * @param kind its stream
     * @param sensorId who says so
     * @param at when it happened
     * @param latitude degrees, WGS 84
     * @param longitude degrees, WGS 84
     * @param sequence the number that grows with each message, null when there is none
     */
    record Claim(
            Kind kind,
            String sensorId,
            Instant at,
            double latitude,
            double longitude,
            @Nullable Long sequence) {}

    /** Why the sender may not say this, whenever it were, or null. */
    @Nullable
    Refusal stranger(Claim claim, String sender, SensorRegister register) {
        if (claim.at().isAfter(clock.instant().plus(AHEAD))) {
            return refused(
                    Reason.FUTURE,
                    "lies " + Duration.between(clock.instant(), claim.at()) + " ahead, at most " + AHEAD);
        }
        Sensor sensor = register.find(claim.sensorId());
        if (sensor == null) {
            return register.admitsStrangers()
                    ? null
                    : refused(Reason.UNKNOWN_SENSOR, "sensor '" + claim.sensorId() + "' is not registered");
        }
        return notItsOwn(claim, sender, sensor);
    }

    /** Why the sensor cannot say this now, after what it has said, or null; only for what has not been said before. */
    @Nullable
    Refusal tooMuch(Claim claim, SensorRegister register) {
        Sensor sensor = register.find(claim.sensorId());
        return sensor == null ? null : tooMuch(claim, sensor);
    }

    private static @Nullable Refusal notItsOwn(Claim claim, String sender, Sensor sensor) {
        if (!sensor.senders().contains(sender)) {
            return refused(Reason.WRONG_SENDER, "sender " + sender + " may not speak for sensor '" + sensor.id() + "'");
        }
        if (!sensor.kinds().contains(claim.kind())) {
            return refused(
                    Reason.WRONG_STREAM,
                    "sensor '" + sensor.id() + "' is registered for " + sensor.kinds() + ", not for " + claim.kind());
        }
        Area area = sensor.area();
        if (area != null && !area.holds(claim.latitude(), claim.longitude())) {
            return refused(Reason.OUTSIDE_SENSOR_AREA, "lies outside of the area of sensor '" + sensor.id() + "'");
        }
        return null;
    }

    private @Nullable Refusal tooMuch(Claim claim, Sensor sensor) {
        if (sensor.mostPerSecond() < Double.POSITIVE_INFINITY
                && !rates.get(sensor.id(), id -> bucket(sensor)).tryConsume(1)) {
            return refused(
                    Reason.IMPOSSIBLE_RATE,
                    "sensor '" + sensor.id() + "' can make " + sensor.mostPerSecond() + " observations a second");
        }
        Long number = claim.sequence();
        return number == null || sensor.sequence() == Sensor.Sequence.NONE ? null : outOfSequence(number, sensor);
    }

    private @Nullable Refusal outOfSequence(long number, Sensor sensor) {
        ReplayWindow window = windows.get(sensor.id(), id -> new ReplayWindow());
        ReplayWindow.Place place = window.place(number);
        if (place == ReplayWindow.Place.SEEN_BEFORE) {
            return refused(
                    Reason.REPLAYED_SEQUENCE,
                    "sequence number " + number + " of '" + sensor.id() + "' was there before");
        }
        window.take(number);
        return place == ReplayWindow.Place.BEHIND_A_GAP && sensor.sequence() == Sensor.Sequence.STRICT
                ? refused(
                        Reason.SEQUENCE_GAP,
                        "sequence number " + number + " of '" + sensor.id() + "' comes behind a gap")
                : null;
    }

    private Bucket bucket(Sensor sensor) {
        long most = Math.max(1, Math.round(sensor.mostPerSecond() * RATE_OVER.toSeconds()));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, RATE_OVER))
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return clock.millis() * 1_000_000;
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return true;
                    }
                })
                .build();
    }

    private static Refusal refused(Reason reason, String detail) {
        return new Refusal(reason, detail);
    }
}
