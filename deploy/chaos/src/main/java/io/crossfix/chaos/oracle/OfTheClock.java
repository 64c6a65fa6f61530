package io.crossfix.chaos.oracle;

import io.crossfix.record.AlertStatus;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What two runs of the same input may say differently because their clocks stood elsewhere, each field with its reason. All
 * other fields are compared.
 */
final class OfTheClock {

    private static final String READING = "a reading of the engine's clock";
    private static final String ORDER = "names the observation that arrived last, or 0 when the clock did";
    private static final String PEOPLE = "who acknowledged it, and no person looks at the undisturbed run; see Answers";
    private static final String WAYS = "counts the ways to the content, and these depend on the order of arrival";

    /** Of matches. */
    static final Map<String, String> MATCHES = Map.of("revision", WAYS, "decidedByAppendAt", ORDER);

    /** Of alerts. */
    static final Map<String, String> ALERTS = Map.ofEntries(
            Map.entry("revision", WAYS),
            Map.entry("decidedByAppendAt", ORDER),
            Map.entry("raisedAt", READING),
            Map.entry("escalatesAt", READING),
            Map.entry("expiresAt", READING),
            Map.entry("answeredAt", READING),
            Map.entry("decidedAt", READING),
            Map.entry("escalation", "counts how long nobody has answered, by the engine's clock"),
            Map.entry("late", "whether it was raised long after its evidence, by the engine's clock"),
            Map.entry("lane", "whether the desk had more than its budget just then, by the engine's clock"),
            Map.entry("reviewer", PEOPLE),
            Map.entry("carriedFrom", PEOPLE));

    private static final Set<AlertStatus> UNDECIDED =
            Set.of(AlertStatus.RAISED, AlertStatus.ESCALATED, AlertStatus.ACKNOWLEDGED, AlertStatus.EXPIRED);

    private OfTheClock() {}

    /**
     * Whether both say that nobody has decided: which of these it is depends on the clock, and on the officer who
     * acknowledges.
     */
    static boolean areBothUndecided(@Nullable Object one, @Nullable Object other) {
        return one instanceof AlertStatus here
                && other instanceof AlertStatus there
                && UNDECIDED.contains(here)
                && UNDECIDED.contains(there);
    }
}
