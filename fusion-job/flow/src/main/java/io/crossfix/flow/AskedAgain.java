package io.crossfix.flow;

import io.crossfix.model.Observation;
import io.crossfix.model.Said;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Decides which anchors on a table a changed rule is asked about, and what it can no longer see around them. */
final class AskedAgain {

    private static final Kind[] KINDS = Kind.values();

    private AskedAgain() {}

    /** The rule's anchors, and those that an earlier version spoke of: they may be none any more. */
    static Set<Observation> anchors(CellFusion.Moment now, CompiledRule rule) {
        Map<Observation, Map<String, Said>> spoken = Speech.spokenOf(now, rule.id());
        Set<Observation> anchors = new LinkedHashSet<>();
        for (Kind kind : rule.anchor().kinds()) {
            now.table().facts().anchors(kind, 0, Long.MAX_VALUE).stream()
                    .filter(rule::anchors)
                    .filter(anchor -> canStillBeJudged(now, rule, anchor, spoken.containsKey(anchor)))
                    .forEach(anchors::add);
        }
        spoken.keySet().stream()
                .filter(anchor -> canStillBeJudged(now, rule, anchor, true))
                .forEach(anchors::add);
        return anchors;
    }

    /**
     * Whether a changed rule may speak of an anchor that is older than it. Where part of what the rule looks at has left the
     * table, what was told stands as it was told, and nothing is said to be missing; what is there can still be found.
     */
    private static boolean canStillBeJudged(
            CellFusion.Moment now, CompiledRule rule, Observation anchor, boolean wasSpokenOf) {
        boolean forbids = rule.parts().stream()
                .anyMatch(part -> part.role() == Part.Role.ABSENT || part.role() == Part.Role.UNLESS);
        return !(wasSpokenOf || forbids) || missing(now, rule, anchor).isEmpty();
    }

    /** The kinds of fact of which the table may have forgotten some that the rule would look at. */
    static List<Kind> missing(CellFusion.Moment now, CompiledRule rule, Observation anchor) {
        long from = anchor.at() - rule.longestBeforeMillis();
        return Stream.of(KINDS)
                .filter(kind -> rule.mentions(kind) && now.table().facts().isIncomplete(kind, from))
                .toList();
    }
}
