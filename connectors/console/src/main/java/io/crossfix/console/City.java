package io.crossfix.console;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the console stands.
 *
 * @param zone zone of the times that are shown
 * @param desks the operations centres
 * @param centre where the map opens
 * @param bounds how far it goes: west, south, east, north in degrees; null for no bounds
 * @param baseMap a MapLibre style of the base map, with what it refers to beside it; null for a plain graticule
 */
public record City(
        ZoneId zone,
        List<DeskArea> desks,
        Centre centre,
        @Nullable List<Double> bounds,
        @Nullable Path baseMap) {

    /** A point in degrees, and how near it is looked at. */
    public record Centre(double longitude, double latitude, double zoom) {}

    /** @throws IllegalArgumentException when the bounds are not four numbers */
    public City {
        desks = List.copyOf(desks);
        bounds = bounds == null ? null : List.copyOf(bounds);
        if (bounds != null && bounds.size() != 4) {
            throw new IllegalArgumentException("bounds are west, south, east and north, were " + bounds);
        }
    }
}
