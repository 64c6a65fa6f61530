package io.crossfix.flow.oracle;

import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A polygon on the map, with or without a hole. Whether something lies inside is found by counting the edges that a ray
 * to the east crosses.
 *
 * @param rings of corners: longitude, latitude in degrees; not closed
 */
record Spot(String name, List<List<double[]>> rings) {

    private static final double HOLE = 0.4;

    /** A star of corners within about two kilometres of a site, clear of the antimeridian and the poles. */
    static Spot draw(Random random, String name, World.Site site) {
        double high = 0.02;
        double wide = Math.min(60, high / Math.cos(Math.toRadians(site.latitude())));
        double middleLongitude = Math.max(-180 + wide, Math.min(180 - wide, site.longitude()));
        double middleLatitude = Math.max(-90 + high, Math.min(90 - high, site.latitude()));
        int corners = 4 + random.nextInt(4);
        List<double[]> outer = new ArrayList<>();
        List<double[]> hole = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / corners;
            double far = 0.5 + 0.5 * random.nextDouble();
            outer.add(corner(middleLongitude, middleLatitude, new double[] {wide * far, high * far}, angle));
            hole.add(
                    0,
                    corner(
                            middleLongitude,
                            middleLatitude,
                            new double[] {wide * far * HOLE, high * far * HOLE},
                            angle));
        }
        return new Spot(name, random.nextInt(3) == 0 ? List.of(outer, hole) : List.of(outer));
    }

    private static double[] corner(double longitude, double latitude, double[] reach, double angle) {
        // As it will be written.
        return new double[] {
            Double.parseDouble(written(longitude + reach[0] * Math.cos(angle))),
            Double.parseDouble(written(latitude + reach[1] * Math.sin(angle)))
        };
    }

    boolean contains(Observation seen) {
        boolean inside = false;
        for (List<double[]> ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                inside ^= crosses(ring.get(i), ring.get((i + 1) % ring.size()), seen);
            }
        }
        return inside;
    }

    private static boolean crosses(double[] a, double[] b, Observation seen) {
        if ((a[1] > seen.latitude()) == (b[1] > seen.latitude())) {
            return false;
        }
        double share = (seen.latitude() - a[1]) / (b[1] - a[1]);
        return a[0] + share * (b[0] - a[0]) > seen.longitude();
    }

    /** As GeoJSON. */
    String text() {
        List<String> written = new ArrayList<>();
        for (List<double[]> ring : rings) {
            List<double[]> closed = new ArrayList<>(ring);
            closed.add(ring.get(0));
            written.add(closed.stream()
                    .map(corner -> "[" + written(corner[0]) + ", " + written(corner[1]) + "]")
                    .toList()
                    .toString());
        }
        return "{type: Polygon, coordinates: " + written + "}";
    }

    private static String written(double degrees) {
        return String.format(Locale.ROOT, "%.7f", degrees);
    }
}
