package io.crossfix.feeds.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A polygon of a city's size, straight in degrees between its corners; never across the antimeridian.
 *
 * @param corners in order; the last one joins the first
 */
record Area(List<Place> corners) {

    private static final int CIRCLE_CORNERS = 72;
    private static final int MAX_TRIES = 10_000;
    private static final int TRIES_NEAR = 16;

    Area {
        corners = List.copyOf(corners);
    }

    /** A circle as a polygon. */
    static Area circle(Place centre, double radiusMetres) {
        List<Place> corners = new ArrayList<>();
        for (int i = 0; i < CIRCLE_CORNERS; i++) {
            double angle = 2 * StrictMath.PI * i / CIRCLE_CORNERS;
            corners.add(centre.shifted(radiusMetres * StrictMath.sin(angle), radiusMetres * StrictMath.cos(angle)));
        }
        return new Area(corners);
    }

    /** True when the place lies inside (crossings of a ray to the east are odd). */
    boolean holds(Place place) {
        boolean inside = false;
        Place from = corners.get(corners.size() - 1);
        for (Place to : corners) {
            if (from.latitude() > place.latitude() != to.latitude() > place.latitude()
                    && place.longitude() < crossing(from, to, place.latitude())) {
                inside = !inside;
            }
            from = to;
        }
        return inside;
    }

    /** A place anywhere inside, evenly spread. */
    Place anywhere(Dice dice) {
        for (int i = 0; i < MAX_TRIES; i++) {
            Place place = new Place(dice.between(south(), north()), dice.between(west(), east()));
            if (holds(place)) {
                return place;
            }
        }
        throw new IllegalArgumentException("the area's polygon is too thin to find a place inside: " + corners);
    }

    /** The place moved by a normal error (standard deviation in metres, east and north each), but kept inside. */
    Place near(Place place, double sigmaMetres, Dice dice) {
        for (int i = 0; i < TRIES_NEAR; i++) {
            Place moved = dice.near(place, sigmaMetres).rounded();
            if (holds(moved)) {
                return moved;
            }
        }
        return place;
    }

    /** Middle of the bounding box. */
    Place middle() {
        return new Place((south() + north()) / 2, (west() + east()) / 2);
    }

    /** Half the diagonal of the bounding box, metres. */
    double reachMetres() {
        return new Place(south(), west()).metresTo(new Place(north(), east())) / 2;
    }

    private double south() {
        return corners.stream().mapToDouble(Place::latitude).min().orElseThrow();
    }

    private double north() {
        return corners.stream().mapToDouble(Place::latitude).max().orElseThrow();
    }

    private double west() {
        return corners.stream().mapToDouble(Place::longitude).min().orElseThrow();
    }

    private double east() {
        return corners.stream().mapToDouble(Place::longitude).max().orElseThrow();
    }

    private static double crossing(Place from, Place to, double latitude) {
        double share = (latitude - from.latitude()) / (to.latitude() - from.latitude());
        return from.longitude() + share * (to.longitude() - from.longitude());
    }
}
