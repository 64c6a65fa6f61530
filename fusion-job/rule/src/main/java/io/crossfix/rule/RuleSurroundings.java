package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.model.Place;
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
 * @param reliability by sensor id, the share of its detections that turn out real, [0, 1]; the prior of its kind holds
 *     for sensors not named
 */
public record RuleSurroundings(ZoneId zone, Map<String, Place> places, Map<String, Double> reliability)
        implements Serializable {

    /** UTC, no places, no sensor known better than its kind. */
    public static final RuleSurroundings NONE = new RuleSurroundings(ZoneOffset.UTC, Map.of(), Map.of());

    /** Defends the maps. */
    public RuleSurroundings {
        places = Map.copyOf(places);
        reliability = Map.copyOf(reliability);
    }

    /**
     * The share of a sensor's detections that turn out real, [0, 1]. Priors are the means of Beta distributions with the
     * label "evidence on the scene": gunshots Beta(3.4, 16.6) after Chicago, New York and Richmond; calls Beta(2.7, 17.3)
     * after Richmond; plate reads Beta(17, 3) and hotlist hits Beta(13, 7) after San Leandro; cameras Beta(0.2, 99.8)
     * after one monitoring centre's 10,000 events.
     */
    double reliabilityOf(Observation seen) {
        Double known = reliability.get(seen.sensor());
        if (known != null) {
            return known;
        }
        return switch (seen.kind()) {
            case GUNSHOT -> 3.4 / 20;
            case CALL -> 2.7 / 20;
            case PLATE -> seen.isHotlistHit() ? 13.0 / 20 : 17.0 / 20;
            case CAMERA -> 0.2 / 100;
        };
    }

    ZonedDateTime localTime(Observation seen) {
        return Instant.ofEpochMilli(seen.at()).atZone(zone);
    }
}
