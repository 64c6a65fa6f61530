package io.crossfix.feeds.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Crossings of a regular street grid inside the area; each takes one sensor. */
final class Crossings {

    private static final int TRIES_PER_SENSOR = 50;
    /** Spread of the sensors' busyness: standard deviation of the logarithm. Assumed. */
    private static final double BUSYNESS_SIGMA = 0.5;

    private final City city;
    private final Area area;
    private final Whereabouts whereabouts;
    private final Seed seed;
    private final Set<Place> taken = new HashSet<>();

    Crossings(City city, Seed seed) {
        this.city = city;
        this.area = city.outline();
        this.whereabouts = new Whereabouts(city);
        this.seed = seed;
    }

    /** So many sensors, half of them drawn to the hot spots, each at a crossing of its own. */
    List<Sensor> sensors(String prefix, int count) {
        Dice dice = seed.of(prefix).dice();
        List<Sensor> sensors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = prefix + String.format(Locale.ROOT, "%03d", i + 1);
            sensors.add(new Sensor(i, id, free(dice, id), busyness(dice)));
        }
        return List.copyOf(sensors);
    }

    private Place free(Dice dice, String id) {
        for (int i = 0; i < TRIES_PER_SENSOR; i++) {
            Place wanted = dice.chance(0.5) ? whereabouts.ofIncident(dice) : area.anywhere(dice);
            Place crossing = nearestCrossing(wanted);
            if (area.holds(crossing) && taken.add(crossing)) {
                return crossing;
            }
        }
        throw new IllegalArgumentException(
                "no crossing is left for " + id + ": " + city.city() + " has too many sensors for its area at "
                        + city.streetGrid().spacingMetres() + " m between crossings");
    }

    private Place nearestCrossing(Place wanted) {
        Place middle = area.middle();
        double spacing = city.streetGrid().spacingMetres();
        double metres = middle.metresTo(wanted);
        double grid = StrictMath.toRadians(city.streetGrid().bearingDegrees());
        double angle = StrictMath.toRadians(middle.bearingTo(wanted)) - grid;
        double along = spacing * StrictMath.rint(metres * StrictMath.cos(angle) / spacing);
        double across = spacing * StrictMath.rint(metres * StrictMath.sin(angle) / spacing);
        double east = along * StrictMath.sin(grid) + across * StrictMath.cos(grid);
        double north = along * StrictMath.cos(grid) - across * StrictMath.sin(grid);
        return middle.shifted(east, north).rounded();
    }

    private static double busyness(Dice dice) {
        return dice.logNormal(StrictMath.exp(-BUSYNESS_SIGMA * BUSYNESS_SIGMA / 2), BUSYNESS_SIGMA);
    }
}
