package io.crossfix.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.alert.Times;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.wire.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The matches as they were told last, at most the latest 20,000. Thread-safe. */
final class MatchesSeen {

    private static final int MOST = 20_000;
    private static final Duration DAY = Duration.ofDays(1);

    private final Map<String, Seen> byId = new LinkedHashMap<>();

    private record Seen(String ruleId, boolean shadow, boolean holds, Instant firstTold, ObjectNode view) {}

    synchronized void take(Arrival arrival) {
        if (arrival.value() instanceof Match match) {
            Seen before = byId.remove(match.getMatchId());
            Instant told = Instant.ofEpochMilli(arrival.from().appendedAt());
            byId.put(match.getMatchId(), seen(match, before == null ? told : before.firstTold()));
            if (byId.size() > MOST) {
                byId.remove(byId.keySet().iterator().next());
            }
        }
    }

    private static Seen seen(Match match, Instant firstTold) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", match.getMatchId())
                .put("version", match.getRuleVersion())
                .put("at", Times.text(match.getAnchorAt()))
                .put("lat", match.getLatitude())
                .put("lon", match.getLongitude())
                .put("score", match.getScore())
                .put("severity", match.getSeverity().name())
                .put("shadow", match.getShadow())
                .put("state", match.getState().name())
                .put("reason", match.getReason());
        return new Seen(match.getRuleId(), match.getShadow(), match.getState() == MatchState.HOLDS, firstTold, view);
    }

    /** How many of a rule were told first in the last day, and hold. */
    synchronized long count(String ruleId, boolean shadow, Instant now) {
        return byId.values().stream()
                .filter(seen -> seen.ruleId().equals(ruleId)
                        && seen.shadow() == shadow
                        && seen.holds()
                        && seen.firstTold().isAfter(now.minus(DAY)))
                .count();
    }

    /** Those of a rule, told last first. */
    synchronized List<ObjectNode> of(String ruleId, boolean shadow, int most) {
        List<ObjectNode> own = new ArrayList<>(byId.values().stream()
                .filter(seen -> seen.ruleId().equals(ruleId) && seen.shadow() == shadow)
                .map(seen -> seen.view().deepCopy())
                .toList());
        Collections.reverse(own);
        return own.subList(0, Math.min(own.size(), most));
    }
}
