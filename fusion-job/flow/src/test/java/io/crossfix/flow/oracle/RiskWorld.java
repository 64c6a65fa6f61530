package io.crossfix.flow.oracle;

import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;
import io.crossfix.model.Token;
import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.NowWeights;
import io.crossfix.model.risk.NowWeights.FromRounds;
import io.crossfix.model.risk.NowWeights.OfSource;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateCategory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * A seeded neighbourhood where key cells meet, and what is said of it, in the order of arrival: incidents told of twice,
 * drills, discoveries, corrections, withdrawals, repeats; all of it shuffled.
 *
 * @param seed what it was made from
 * @param deliveries what arrives
 * @param end a minute that is after all of it, milliseconds since epoch
 */
public record RiskWorld(long seed, List<Observation> deliveries, long end) {

    /** 2026-03-08 06:40 UTC, milliseconds since epoch: the clocks of Chicago skip an hour an hour and a half later. */
    private static final long START = 1_772_952_000_000L;

    private static final double METRES_PER_DEGREE = 111_195;
    /** Far beyond what a key cell away still hears of. */
    private static final double FAR_METRES = 6_000;

    private static final CallCategory[] CALLS = {
        CallCategory.SHOTS_FIRED,
        CallCategory.SHOTS_FIRED,
        CallCategory.SHOOTING,
        CallCategory.STABBING,
        CallCategory.ROBBERY,
        CallCategory.FIREWORKS,
        CallCategory.OTHER
    };
    private static final CameraLabel[] LABELS = {
        CameraLabel.GUNSHOT_SOUND, CameraLabel.CROWD, CameraLabel.FIREWORKS, CameraLabel.PERSON
    };

    /** Whether any revision of an observation moves it farther than from street to street. */
    public boolean isMovedFar(Observation seen) {
        return deliveries.stream()
                .filter(each -> each.kind() == seen.kind() && each.id().equals(seen.id()))
                .anyMatch(each -> each.movedFrom() != null
                        && Sphere.distanceMetres(each, each.withdrawnFrom(each.movedFrom())) > 300);
    }

    /** So many observations, besides corrections and repeats, within a time in minutes. */
    public static RiskWorld of(long seed, Grid grid, int observations, int minutes) {
        Random random = new Random(seed);
        double[] corner = corner(random, grid);
        List<Observation> deliveries = new ArrayList<>();
        for (int i = 0; i < observations; i++) {
            Observation seen = observation(random, corner, i, minutes);
            deliveries.add(seen);
            if (random.nextInt(6) == 0) {
                Observation corrected = corrected(random, seen);
                deliveries.add(corrected);
                deliveries.add(corrected(random, corrected));
            }
            if (random.nextInt(8) == 0) {
                deliveries.add(deliveries.get(random.nextInt(deliveries.size())));
            }
        }
        Collections.shuffle(deliveries, random);
        return new RiskWorld(seed, deliveries, START + (minutes + 5) * 60_000L);
    }

    /** A place such that not all risk cells around it have one owner, often three. */
    private static double[] corner(Random random, Grid grid) {
        World.Site site = World.Site.values()[random.nextInt(World.Site.values().length)];
        double[] best = {site.latitude(), site.longitude()};
        long most = 1;
        for (int i = 0; i < 200 && most < 3; i++) {
            double[] place = near(random, new double[] {site.latitude(), site.longitude()}, 3_000);
            Observation there = observation(new Random(0), place, 0, 1);
            long owners = LongStream.of(
                            grid.risksAround(grid.place(there).riskCell()).owners())
                    .distinct()
                    .count();
            if (owners > most) {
                most = owners;
                best = place;
            }
        }
        return best;
    }

    private static double[] near(Random random, double[] place, double metres) {
        double north = metres * random.nextGaussian() / METRES_PER_DEGREE;
        double latitude = Math.max(-89.9999, Math.min(89.9999, place[0] + north));
        double east = metres * random.nextGaussian() / METRES_PER_DEGREE / Math.cos(Math.toRadians(latitude));
        double longitude = (place[1] + east + 180) % 360;
        return new double[] {latitude, (longitude < 0 ? longitude + 360 : longitude) - 180};
    }

    private static Observation observation(Random random, double[] corner, int number, int minutes) {
        Kind kind = new Kind[] {
                    Kind.GUNSHOT, Kind.GUNSHOT, Kind.GUNSHOT, Kind.CALL, Kind.CALL, Kind.CALL, Kind.CAMERA, Kind.PLATE
                }
                [random.nextInt(8)];
        double[] place = near(random, corner, 350);
        boolean isFound = random.nextInt(6) == 0;
        return new Observation(
                kind,
                kind.name().charAt(0) + "-" + number,
                "sensor-" + random.nextInt(4),
                // Steps of ten seconds, so that equal timestamps are common.
                START + random.nextInt(minutes * 6) * 10_000L,
                place[0],
                place[1],
                new float[] {0, 15, 25, 100, 300}[random.nextInt(5)],
                random.nextInt(4) == 0 ? 1 : random.nextDouble(),
                category(random, kind),
                kind == Kind.GUNSHOT ? 1 + random.nextInt(12) : random.nextInt(4),
                kind == Kind.PLATE ? new Token(7, random.nextInt(6)) : null,
                Float.NaN,
                Float.NaN,
                isFound ? Origin.DISCOVERED : random.nextBoolean() ? Origin.REPORTED : Origin.SENSOR,
                random.nextInt(15) == 0,
                0,
                false,
                isFound && random.nextBoolean() ? 0.02 + 0.98 * random.nextDouble() : Double.NaN);
    }

    private static int category(Random random, Kind kind) {
        return switch (kind) {
            case GUNSHOT -> GunshotCategory.values()[random.nextInt(GunshotCategory.values().length)].ordinal();
            case CALL -> CALLS[random.nextInt(CALLS.length)].ordinal();
            case CAMERA -> LABELS[random.nextInt(LABELS.length)].ordinal();
            case PLATE -> (random.nextBoolean() ? PlateCategory.READ : PlateCategory.STOLEN_VEHICLE).ordinal();
        };
    }

    /** Another time, place and category, or withdrawn. */
    private static Observation corrected(Random random, Observation seen) {
        double metres = random.nextInt(3) == 0 ? FAR_METRES : 30;
        double[] place = near(random, new double[] {seen.latitude(), seen.longitude()}, metres);
        return new Observation(
                seen.kind(),
                seen.id(),
                seen.sensor(),
                seen.at() + random.nextInt(5) * 60_000L - 120_000,
                place[0],
                place[1],
                seen.uncertaintyMetres(),
                random.nextDouble(),
                category(random, seen.kind()),
                seen.quantity(),
                seen.token(),
                Float.NaN,
                Float.NaN,
                seen.origin(),
                seen.exercise(),
                seen.revision() + 1,
                random.nextInt(4) == 0,
                seen.propensity(),
                seen.position());
    }

    /** Weights of every source, ring and age, with caps that matter, or without some sources at all. */
    public static RiskWeights weights(Random random, int version) {
        Map<RiskSource, OfSource> sources = new EnumMap<>(RiskSource.class);
        for (RiskSource source : RiskSource.values()) {
            if (random.nextInt(6) > 0) {
                double weight = source == RiskSource.FIREWORKS ? -2 * random.nextDouble() : 7 * random.nextDouble();
                sources.put(source, new OfSource(weight, 12 * random.nextDouble(), random.nextBoolean()));
            }
        }
        double[] children = new double[RiskSource.COUNT * NextWeights.RINGS * RiskAge.COUNT];
        for (RiskSource source : RiskSource.values()) {
            for (int ring = 0; ring < NextWeights.RINGS; ring++) {
                for (RiskAge age : List.of(RiskAge.HOURS, RiskAge.WEEKS, RiskAge.YEAR)) {
                    children[NextWeights.index(source, ring, age)] =
                            random.nextInt(4) == 0 ? 0 : 0.1 * random.nextDouble();
                }
            }
        }
        double[] hours = new double[NextWeights.HOURS_OF_WEEK];
        Arrays.setAll(hours, hour -> 0.5 + random.nextDouble());
        double mean = Arrays.stream(hours).average().orElseThrow();
        Arrays.setAll(hours, hour -> hours[hour] / mean);
        return new RiskWeights(
                "drawn",
                version,
                new NowWeights(
                        -9 * random.nextDouble(),
                        0.3 + random.nextDouble(),
                        random.nextGaussian(),
                        sources,
                        List.of(
                                new FromRounds(1, -random.nextDouble()),
                                new FromRounds(3, 0.2),
                                new FromRounds(8, random.nextDouble())),
                        Map.of("CALL/STABBING", -random.nextDouble(), "CAMERA/CROWD", -2 * random.nextDouble())),
                new NextWeights(
                        0.001 * (1 + random.nextInt(9)),
                        0.5 + random.nextDouble(),
                        ZoneId.of(random.nextBoolean() ? "UTC" : "America/Chicago"),
                        hours,
                        children));
    }
}
