package io.crossfix.bench.fusion;

import io.crossfix.record.Evidence;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What was said on the topic of matches, as lines of the workload: of each match the last word counts. */
public final class FusionFindings {

    private final Map<String, Match> last = new HashMap<>();

    /** Takes a record of the topic, in its order; what is no match tells nothing. */
    public void saw(@Nullable Object record) {
        if (record instanceof Match match) {
            last.put(match.getMatchId(), match);
        }
    }

    /**
     * The lines of one pass.
     *
     * @param plateOf the plate of an event's id
     */
    public MatchSet of(FusionRecords pass, LongUnaryOperator plateOf) {
        List<String> lines = new ArrayList<>();
        for (Match match : last.values()) {
            long anchor = pass.eventId(match.getAnchorId());
            if (match.getState() == MatchState.HOLDS && anchor >= 0) {
                add(match, anchor, pass, plateOf, lines);
            }
        }
        return new MatchSet(lines);
    }

    private static void add(
            Match match, long anchor, FusionRecords pass, LongUnaryOperator plateOf, List<String> lines) {
        for (Evidence fact : match.getEvidence()) {
            long id = pass.eventId(fact.getObservationId());
            switch (fact.getStep()) {
                case "flight" -> lines.add("R2," + anchor + "," + Long.toHexString(plateOf.applyAsLong(id)));
                case "crowd" -> lines.add("R3," + anchor + "," + id);
                case "call" -> {
                    if (match.getRuleId().equals("fusion-r1")) {
                        lines.add("R1," + anchor + "," + id);
                    }
                }
                default -> {
                    // The anchor.
                }
            }
        }
    }
}
