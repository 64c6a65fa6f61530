package io.crossfix.feeds.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that really happened in a simulation, and what the sensors made of it.
 *
 * @param id names the incident
 * @param kind what it was
 * @param atMillis when it happened, milliseconds since epoch by a true clock
 * @param place where it happened
 * @param detail one phrase for people: rounds fired, which sensor failed until when
 * @param cause id of the incident or of the real detection that brought it about; null when nothing did
 * @param observations ids of the observations that it produced, in the order in which they were made; may be empty
 */
public record GroundTruth(
        String id,
        Kind kind,
        long atMillis,
        Place place,
        String detail,
        @Nullable String cause,
        List<String> observations) {

    /** What can happen. */
    public enum Kind {
        /** Shots were fired. */
        SHOOTING,
        /** A vehicle drove away from shots; one plate at successive readers. */
        VEHICLE_LEAVING,
        /** Fireworks were let off, once or for some minutes. */
        FIREWORKS,
        /** An engine backfired. */
        BACKFIRE,
        /** A detector reported shots where there was nothing. */
        FALSE_ALARM,
        /** A real detection that the simulation was built around. What it was is not known. */
        REAL_DETECTION,
        /** A sensor failed: silent, late or with a wrong clock. */
        SENSOR_FAULT
    }

    public GroundTruth {
        observations = List.copyOf(observations);
    }
}
