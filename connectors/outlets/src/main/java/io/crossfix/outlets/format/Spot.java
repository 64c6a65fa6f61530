package io.crossfix.outlets.format;

import io.crossfix.record.Alert;
import io.crossfix.record.Evidence;
import java.util.Locale;

/** Where to look. */
final class Spot {

    /** No sensor is as good as this, and a circle needs a radius. */
    private static final double LEAST_METRES = 1;

    private Spot() {}

    /** The extent of the incident and the largest uncertainty (one standard deviation) of its anchors, metres. */
    static double radiusMetres(Alert alert) {
        double uncertainty = alert.getEvidence().stream()
                .filter(evidence -> evidence.getDistanceMetres() == 0)
                .mapToDouble(Evidence::getUncertaintyMetres)
                .max()
                .orElse(0);
        return Math.max(LEAST_METRES, alert.getExtentMetres() + uncertainty);
    }

    /** H3 risk cell, hexadecimal. */
    static String cell(Alert alert) {
        return Long.toHexString(alert.getRiskCell());
    }

    /** With so many digits behind the point, and never an exponent. */
    static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
