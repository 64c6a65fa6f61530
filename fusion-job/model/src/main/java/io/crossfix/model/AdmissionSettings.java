package io.crossfix.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the door lets in.
 *
 * @param futureToleranceMillis how far an observation may lie after the broker's append time, milliseconds
 * @param earliestMillis the earliest plausible observation, milliseconds since epoch
 * @param area where observations may lie; null lets in the whole Earth
 */
public record AdmissionSettings(
        long futureToleranceMillis,
        long earliestMillis,
        @Nullable Area area) implements Serializable {

    /** One minute ahead, nothing before 2000-01-01, anywhere on Earth. */
    public static final AdmissionSettings DEFAULT = new AdmissionSettings(60_000, 946_684_800_000L, null);

    /**
     * A box in degrees, WGS 84; {@code west} greater than {@code east} crosses the antimeridian.
     *
     * @param south least latitude
     * @param west least longitude
     * @param north greatest latitude
     * @param east greatest longitude
     */
    public record Area(double south, double west, double north, double east) implements Serializable {

        boolean contains(double latitude, double longitude) {
            boolean between =
                    west <= east ? west <= longitude && longitude <= east : west <= longitude || longitude <= east;
            return between && south <= latitude && latitude <= north;
        }
    }
}
