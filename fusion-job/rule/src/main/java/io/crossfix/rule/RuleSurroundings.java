package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.model.Place;
import io.crossfix.model.risk.Reliability;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * What the conditions of every rule of an installation may refer to besides facts.
 *
 * @param zone the city's, for hours and weekdays
 * @param places named areas
 * @param reliability by sensor id, the share of its detections that turn out real, (0, 1); the prior of its kind holds
 *     for sensors not named
 */
public record RuleSurroundings(ZoneId zone, Map<String, Place> places, Map<String, Double> reliability)
        implements Reliability, Serializable {

    /** UTC, no places, no sensor known better than its kind. */
    public static final RuleSurroundings NONE = new RuleSurroundings(ZoneOffset.UTC, Map.of(), Map.of());

    /** Defends the maps. */
    public RuleSurroundings {
        places = Map.copyOf(places);
        reliability = Map.copyOf(reliability);
    }

    @Override
    public double of(Observation seen) {
        Double known = reliability.get(seen.sensor());
        return known == null ? Reliability.ofKind(seen) : known;
    }

    ZonedDateTime localTime(Observation seen) {
        return Instant.ofEpochMilli(seen.at()).atZone(zone);
    }
}
