package io.crossfix.model;

import java.io.Serializable;

/**
 * When matches are one incident.
 *
 * @param linkMillis most time between the anchors of two linked matches, milliseconds
 * @param linkMetres most distance between them, metres; at most 500, which two rings of risk cells are sure to cover
 * @param keepMillis how long after its last anchor an incident is remembered, milliseconds
 */
public record IncidentSettings(long linkMillis, double linkMetres, long keepMillis) implements Serializable {

    /** 10 minutes, 300 metres, one day. */
    public static final IncidentSettings DEFAULT = new IncidentSettings(600_000, 300, 86_400_000);

    /** Checks the reach of the neighbourhood search. */
    public IncidentSettings {
        if (!(linkMetres >= 0 && linkMetres <= 500)) {
            throw new IllegalArgumentException("linkMetres must be within [0, 500], was " + linkMetres);
        }
    }
}
