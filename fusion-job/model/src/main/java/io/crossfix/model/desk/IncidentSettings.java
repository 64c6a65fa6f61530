package io.crossfix.model.desk;

import io.crossfix.record.Severity;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/**
 * When matches are one incident.
 *
 * @param links how near two matches have to be, by the severity of the more severe of the two
 * @param storm when so many matches of one rule crowd an area that they are one incident whatever their distance
 * @param keepMillis how long after its last anchor an incident is remembered, milliseconds of event time
 */
public record IncidentSettings(Map<Severity, Link> links, Storm storm, long keepMillis) implements Serializable {

    /** 10 minutes and 300 metres for every severity, a storm from 20 anchors in 10 minutes, one day. */
    public static final IncidentSettings DEFAULT =
            new IncidentSettings(everySeverity(new Link(600_000, 300)), new Storm(20, 600_000), 86_400_000);

    /**
     * How near.
     *
     * @param millis most time between the two anchors, milliseconds
     * @param metres most distance between them, metres; at most 500, which two rings of risk cells are sure to cover
     */
    public record Link(long millis, double metres) implements Serializable {

        /** Checks the reach of the neighbourhood search. */
        public Link {
            if (!(metres >= 0 && metres <= 500)) {
                throw new IllegalArgumentException("metres must be within [0, 500], was " + metres);
            }
            if (millis < 0) {
                throw new IllegalArgumentException("millis must not be negative, was " + millis);
            }
        }
    }

    /**
     * When there is a storm in a key cell.
     *
     * @param anchors least number of anchors of one rule within one slot of time, from 2
     * @param millis length of a slot, milliseconds
     */
    public record Storm(int anchors, long millis) implements Serializable {

        /** Checks that it can be told from an ordinary incident. */
        public Storm {
            if (anchors < 2 || millis <= 0) {
                throw new IllegalArgumentException(
                        "a storm takes 2 anchors and a length, was " + anchors + " in " + millis + " ms");
            }
        }
    }

    /** Copies the links and checks that no severity is without one. */
    public IncidentSettings {
        links = new EnumMap<>(links);
        for (Severity severity : Severity.values()) {
            if (!links.containsKey(severity)) {
                throw new IllegalArgumentException("severity " + severity + " has no link");
            }
        }
    }

    /** What holds between matches of two severities. */
    Link between(Severity a, Severity b) {
        return link(a.compareTo(b) >= 0 ? a : b);
    }

    private Link link(Severity severity) {
        Link link = links.get(severity);
        if (link == null) {
            throw new IllegalStateException("checked when made: " + severity);
        }
        return link;
    }

    /** The longest time that any link spans, milliseconds. */
    long longestMillis() {
        return links.values().stream().mapToLong(Link::millis).max().orElse(0);
    }

    private static Map<Severity, Link> everySeverity(Link link) {
        Map<Severity, Link> links = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            links.put(severity, link);
        }
        return links;
    }
}
