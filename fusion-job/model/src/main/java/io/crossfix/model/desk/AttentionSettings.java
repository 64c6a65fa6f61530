package io.crossfix.model.desk;

import io.crossfix.record.Severity;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How an alert calls for people. All times are milliseconds of the engine's clock.
 *
 * @param bySeverity what differs by severity
 * @param decideWithin how long after an acknowledgement a decision is waited for before it escalates
 * @param updatesApart least time between two updates of one alert, unless its severity rises or its status changes
 * @param lateAfter an alert whose latest evidence is older than this when it is raised is marked late and never escalates
 * @param budget alerts per desk and ten minutes above which the lowest severity waits
 * @param cautions what is done against trusting the machine too much
 */
public record AttentionSettings(
        Map<Severity, Calls> bySeverity,
        long decideWithin,
        long updatesApart,
        long lateAfter,
        int budget,
        Cautions cautions)
        implements Serializable {

    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600_000;

    /**
     * Escalation at 15, 30 and 60 s for extreme, 30, 60 and 120 s for severe, 2 and 5 min for moderate, none for minor;
     * 10 min to decide; updates 10 s apart; late after 15 min; 10 alerts in 10 min (ISA-18.2); reasons required, 10 %
     * reviewed blind, no second looks.
     */
    public static final AttentionSettings DEFAULT = new AttentionSettings(
            Map.of(
                    Severity.EXTREME, new Calls(seconds(15, 30, 60), 12 * HOUR),
                    Severity.SEVERE, new Calls(seconds(30, 60, 120), 12 * HOUR),
                    Severity.MODERATE, new Calls(seconds(120, 300), 8 * HOUR),
                    Severity.MINOR, new Calls(seconds(), 4 * HOUR)),
            600 * SECOND,
            10 * SECOND,
            900 * SECOND,
            10,
            new Cautions(true, 0.1, 0));

    /**
     * What an alert of one severity does while nobody answers.
     *
     * @param escalatesAfter times after it was raised at which it escalates, rising
     * @param expiresAfter time after it was last said at which it is over
     */
    public record Calls(List<Long> escalatesAfter, long expiresAfter) implements Serializable {

        /** Copies the list. */
        public Calls {
            escalatesAfter = List.copyOf(escalatesAfter);
        }
    }

    /**
     * Against automation bias.
     *
     * @param reasonRequired whether both answers need a reason code
     * @param blindShare share of alerts whose score is hidden until they are decided, [0, 1]
     * @param secondShare share of alerts that a second person is to judge, [0, 1]
     */
    public record Cautions(boolean reasonRequired, double blindShare, double secondShare) implements Serializable {}

    /** Copies the map and checks that no severity is missing. */
    public AttentionSettings {
        bySeverity = new EnumMap<>(bySeverity);
        for (Severity severity : Severity.values()) {
            if (!bySeverity.containsKey(severity)) {
                throw new IllegalArgumentException("severity " + severity + " has no settings");
            }
        }
    }

    Calls calls(Severity severity) {
        Calls calls = bySeverity.get(severity);
        if (calls == null) {
            throw new IllegalStateException("checked when made: " + severity);
        }
        return calls;
    }

    private static List<Long> seconds(long... seconds) {
        return Arrays.stream(seconds).mapToObj(each -> each * SECOND).toList();
    }
}
