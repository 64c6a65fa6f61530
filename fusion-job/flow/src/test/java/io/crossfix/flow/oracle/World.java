package io.crossfix.flow.oracle;

import io.crossfix.model.Observation;
import io.crossfix.model.Token;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateCategory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A seeded stretch of a city's life, in the order in which it is delivered: shuffled within and beyond lateness, repeated,
 * corrected, moved, withdrawn, with equal timestamps, around awkward places of the Earth.
 *
 * @param seed what it was made from
 * @param site where it lies
 * @param deliveries what arrives, in order
 */
public record World(long seed, Site site, List<Observation> deliveries) {

    /** 2026-03-08 09:15 UTC, milliseconds since epoch: 45 minutes before the clocks of Los Angeles skip an hour. */
    public static final long START = 1_772_961_300_000L;

    private static final long LENGTH_MILLIS = 90 * 60_000L;

    private static final List<CallCategory> CALLS = List.of(
            CallCategory.SHOTS_FIRED,
            CallCategory.SHOTS_FIRED,
            CallCategory.SHOTS_FIRED,
            CallCategory.ROBBERY,
            CallCategory.FIREWORKS,
            CallCategory.OTHER);
    private static final List<CameraLabel> LABELS = List.of(
            CameraLabel.FIREWORKS,
            CameraLabel.PERSON,
            CameraLabel.PERSON,
            CameraLabel.CROWD,
            CameraLabel.RUNNING,
            CameraLabel.GUNSHOT_SOUND);
    private static final List<PlateCategory> PLATES = List.of(
            PlateCategory.READ,
            PlateCategory.READ,
            PlateCategory.READ,
            PlateCategory.STOLEN_VEHICLE,
            PlateCategory.FELONY_VEHICLE);

    /** Places where grids go wrong. */
    public enum Site {
        CITY(41.85, -87.68),
        ANTIMERIDIAN(-16.79, 179.9999),
        NORTH_POLE(89.9995, 30),
        SOUTH_POLE(-89.999, -120),
        PENTAGON(50.103201482241, -143.478490000000),
        EQUATOR_AND_GREENWICH(0.0001, 0.0001);

        private final double latitude;
        private final double longitude;

        Site(double latitude, double longitude) {
            this.latitude = latitude;
            this.longitude = longitude;
        }

        double latitude() {
            return latitude;
        }

        double longitude() {
            return longitude;
        }
    }

    /** How a world is delivered. */
    public record Delivery(long typicalDelayMillis, long rareDelayMillis) {

        /** Everything comes within minutes. */
        public static final Delivery PROMPT = new Delivery(20_000, 240_000);
        /** Some comes far too late to be matched. */
        public static final Delivery TARDY = new Delivery(20_000, 4_000_000);
    }

    /** The world of a seed. */
    public static World of(long seed, int observations, Delivery delivery) {
        Random random = new Random(seed);
        Site site = Site.values()[(int) Math.floorMod(seed, (long) Site.values().length)];
        List<Observation> made = new ArrayList<>();
        for (int i = 0; i < observations; i++) {
            made.add(observation(random, site, i));
        }
        made.addAll(getaways(random, made));
        return new World(seed, site, deliver(random, made, delivery, site));
    }

    private static Observation observation(Random random, Site site, int number) {
        Kind kind = kind(random);
        int sensor = random.nextInt(10);
        boolean isPlate = kind == Kind.PLATE;
        // Steps of five seconds, so that equal timestamps are common.
        long at = START + random.nextInt((int) (LENGTH_MILLIS / 5_000)) * 5_000L;
        // Some readers and cameras do not move, so that equal positions are common.
        boolean isFixed = (isPlate || kind == Kind.CAMERA) && random.nextBoolean();
        double[] position = position(isFixed ? new Random(sensor * 31L) : random, site);
        return new Observation(
                kind,
                kind.name().charAt(0) + "-" + number,
                "sensor-" + sensor,
                at,
                position[0],
                position[1],
                random.nextInt(4) * 25,
                random.nextInt(5) == 0 ? 0.4 : 0.9,
                category(random, kind),
                quantity(random, kind),
                token(random, kind),
                isPlate && random.nextInt(4) > 0 ? random.nextInt(360) : Float.NaN,
                isPlate && random.nextInt(4) > 0 ? random.nextInt(30) : Float.NaN,
                random.nextInt(12) == 0 ? Origin.DISCOVERED : Origin.SENSOR,
                random.nextInt(20) == 0,
                0,
                false,
                Double.NaN);
    }

    /** From every third of the shots a vehicle, read up to four times on a way that more or less leads away. */
    private static List<Observation> getaways(Random random, List<Observation> made) {
        List<Observation> reads = new ArrayList<>();
        for (Observation shots : made) {
            if (shots.kind() == Kind.GUNSHOT && random.nextInt(3) == 0) {
                double bearing = random.nextDouble() * 2 * Math.PI;
                double[] at = {shots.latitude(), shots.longitude()};
                long time = shots.at();
                for (int i = 0; i < 4; i++) {
                    double metres = 40 + random.nextInt(260);
                    at = moved(at[0], at[1], metres, bearing + random.nextGaussian());
                    time += (long) (1_000 * metres / (1 + random.nextInt(20)));
                    reads.add(read(shots.id() + "-away-" + i, time, at, new Token(7, random.nextInt(50) == 0 ? 0 : 6)));
                }
            }
        }
        return reads;
    }

    private static Observation read(String id, long at, double[] position, Token token) {
        return new Observation(
                Kind.PLATE,
                id,
                "reader",
                at,
                position[0],
                position[1],
                15,
                0.9,
                PlateCategory.READ.ordinal(),
                1,
                token,
                Float.NaN,
                Float.NaN,
                Origin.SENSOR,
                false,
                0,
                false,
                Double.NaN);
    }

    private static int quantity(Random random, Kind kind) {
        return switch (kind) {
            case GUNSHOT -> 1 + random.nextInt(6);
            case CALL -> random.nextInt(5);
            case CAMERA -> random.nextInt(4);
            case PLATE -> 1;
        };
    }

    private static @Nullable Token token(Random random, Kind kind) {
        if (kind == Kind.CALL) {
            return random.nextInt(4) == 0 ? null : new Token(9, random.nextInt(8));
        }
        return kind == Kind.PLATE ? new Token(7, random.nextInt(6)) : null;
    }

    private static Kind kind(Random random) {
        int draw = random.nextInt(10);
        if (draw < 2) {
            return Kind.GUNSHOT;
        }
        return draw < 4 ? Kind.CALL : draw < 5 ? Kind.CAMERA : Kind.PLATE;
    }

    private static int category(Random random, Kind kind) {
        return switch (kind) {
            case GUNSHOT -> gunshot(random.nextInt(12)).ordinal();
            case CALL -> pick(random, CALLS).ordinal();
            case CAMERA -> pick(random, LABELS).ordinal();
            case PLATE -> pick(random, PLATES).ordinal();
        };
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static GunshotCategory gunshot(int draw) {
        return switch (draw) {
            case 0 -> GunshotCategory.FIREWORKS;
            case 1 -> GunshotCategory.OTHER_IMPULSIVE;
            case 2 -> GunshotCategory.UNKNOWN;
            case 3 -> GunshotCategory.SINGLE;
            default -> GunshotCategory.MULTIPLE;
        };
    }

    /** Within a few kilometres of the site: several key cells, and so their borders. */
    private static double[] position(Random random, Site site) {
        double metres = 4_000 * Math.sqrt(random.nextDouble());
        double bearing = random.nextDouble() * 2 * Math.PI;
        return moved(site.latitude, site.longitude, metres, bearing);
    }

    /** So many metres along a great circle that begins at a bearing, in radians. */
    private static double[] moved(double fromLatitude, double fromLongitude, double metres, double bearing) {
        double angle = metres / 6_371_008.8;
        double phi = Math.toRadians(fromLatitude);
        double latitude =
                Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing));
        double longitude = Math.toRadians(fromLongitude)
                + Math.atan2(
                        Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
                        Math.cos(angle) - Math.sin(phi) * Math.sin(latitude));
        double degrees = Math.toDegrees(longitude);
        return new double[] {
            Math.toDegrees(latitude), degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
        };
    }

    private record Parcel(Observation observation, long deliveredAt) {}

    private static List<Observation> deliver(Random random, List<Observation> made, Delivery delivery, Site site) {
        List<Parcel> parcels = new ArrayList<>();
        for (Observation seen : made) {
            parcels.add(new Parcel(seen, seen.at() + delay(random, delivery)));
            if (random.nextInt(10) == 0) {
                parcels.add(new Parcel(seen, seen.at() + delay(random, delivery)));
            }
            if (random.nextInt(12) == 0) {
                Observation corrected = corrected(random, seen, site);
                parcels.add(new Parcel(corrected, seen.at() + delay(random, delivery)));
                if (random.nextBoolean()) {
                    parcels.add(new Parcel(corrected(random, corrected, site), seen.at() + delay(random, delivery)));
                }
            }
        }
        parcels.sort(Comparator.comparingLong(Parcel::deliveredAt));
        return parcels.stream().map(Parcel::observation).toList();
    }

    private static long delay(Random random, Delivery delivery) {
        long most = random.nextInt(10) == 0 ? delivery.rareDelayMillis() : delivery.typicalDelayMillis();
        return (long) (random.nextDouble() * most);
    }

    /** A later revision: other figures, another category, another place, or withdrawn. */
    private static Observation corrected(Random random, Observation seen, Site site) {
        boolean isMoved = random.nextInt(3) == 0;
        double[] position = isMoved ? position(random, site) : new double[] {seen.latitude(), seen.longitude()};
        return new Observation(
                seen.kind(),
                seen.id(),
                seen.sensor(),
                seen.at() + (random.nextInt(3) == 0 ? 5_000 : 0),
                position[0],
                position[1],
                seen.uncertaintyMetres(),
                random.nextDouble(),
                category(random, seen.kind()),
                quantity(random, seen.kind()),
                token(random, seen.kind()),
                seen.headingDegrees(),
                seen.speedMetresPerSecond(),
                seen.origin(),
                random.nextInt(20) == 0,
                seen.revision() + 1,
                random.nextInt(3) == 0,
                Double.NaN,
                isMoved ? seen.position() : null);
    }

    /** The same world at another time, milliseconds since epoch. */
    public World startingAt(long start) {
        return new World(
                seed,
                site,
                deliveries.stream().map(seen -> later(seen, start - START)).toList());
    }

    private static Observation later(Observation seen, long millis) {
        return new Observation(
                seen.kind(),
                seen.id(),
                seen.sensor(),
                seen.at() + millis,
                seen.latitude(),
                seen.longitude(),
                seen.uncertaintyMetres(),
                seen.confidence(),
                seen.category(),
                seen.quantity(),
                seen.token(),
                seen.headingDegrees(),
                seen.speedMetresPerSecond(),
                seen.origin(),
                seen.exercise(),
                seen.revision(),
                seen.retracted(),
                seen.propensity(),
                seen.movedFrom());
    }
}
