package io.crossfix.outlook.route;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position on a route.
 *
 * @param latitude degrees north, WGS 84, [-90, 90]
 * @param longitude degrees east, WGS 84, [-180, 180]
 * @param at when it is reached; null when only the way is given
 */
public record Waypoint(
        double latitude, double longitude, @Nullable Instant at) {}
