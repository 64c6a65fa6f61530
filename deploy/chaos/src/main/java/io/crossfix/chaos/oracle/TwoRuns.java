package io.crossfix.chaos.oracle;

import io.crossfix.record.Alert;
import io.crossfix.record.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** What the cluster has said, and what an undisturbed run says of the same input. */
public final class TwoRuns {

    /** A rule that an upgrade adds finds facts at least this old still there; every rig's rules keep shots longer. */
    private static final Duration SURELY_HELD = Duration.ofMinutes(5);

    private final LastRecords disturbed;
    private final LastRecords undisturbed;
    private final Map<String, Instant> upgrades;

    /** @param upgrades rules that the cluster has had since then only, and the undisturbed run from the beginning */
    TwoRuns(LastRecords disturbed, LastRecords undisturbed, Map<String, Instant> upgrades) {
        this.disturbed = disturbed;
        this.undisturbed = undisturbed;
        this.upgrades = upgrades;
    }

    /**
     * How they differ.
     *
     * @param matches matches that hold
     * @param alerts alerts that stand
     */
    public record Comparison(Difference matches, Difference alerts) {

        /** Whether they do not. */
        public boolean isNone() {
            return matches.isNone() && alerts.isNone();
        }
    }

    /**
     * How they differ in what began within a time: matches with their anchor, alerts with their earliest evidence.
     *
     * @param from included
     * @param until not included
     */
    public Comparison between(Instant from, Instant until) {
        return new Comparison(
                difference(LastRecords::matches, OfTheClock.MATCHES.keySet(), from, until),
                difference(LastRecords::alerts, OfTheClock.ALERTS.keySet(), from, until));
    }

    /**
     * Rules that a task of either run put into shadow or paused, a line each. None of the rig's rules takes too much; and
     * where both runs do so, no comparison shows what it cost.
     */
    public List<String> demotions() {
        return Stream.of(disturbed, undisturbed)
                .flatMap(run -> run.demotions().stream())
                .toList();
    }

    private Difference difference(
            Function<LastRecords, Map<String, SpecificRecordBase>> which,
            Set<String> left,
            Instant from,
            Instant until) {
        return Difference.of(
                within(which.apply(disturbed), from, until), within(which.apply(undisturbed), from, until), left);
    }

    private Map<String, SpecificRecordBase> within(
            Map<String, SpecificRecordBase> records, Instant from, Instant until) {
        return records.entrySet().stream()
                .filter(entry -> !begun(entry.getValue()).isBefore(from)
                        && begun(entry.getValue()).isBefore(until)
                        && couldBeKnown(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What a new rule would have said of facts that were gone when it came, the cluster cannot say. */
    private boolean couldBeKnown(SpecificRecordBase record) {
        Instant upgrade = record instanceof Match match ? upgrades.get(match.getRuleId()) : null;
        return upgrade == null || !begun(record).isBefore(upgrade.minus(SURELY_HELD));
    }

    private static Instant begun(SpecificRecordBase record) {
        return record instanceof Match match ? match.getAnchorAt() : ((Alert) record).getStartedAt();
    }
}
