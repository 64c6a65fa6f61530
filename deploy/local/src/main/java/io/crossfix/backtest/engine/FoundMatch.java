package io.crossfix.backtest.engine;

import io.crossfix.model.MatchComposer;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import java.util.Comparator;
import java.util.List;

/**
 * A match that stands at the end of a run.
 *
 * @param id as in production
 * @param rule the rule's name
 * @param version the rule's, as 'major.minor'
 * @param anchorKind stream of the anchor
 * @param anchorId id of the anchor within its stream
 * @param at when the anchor was observed, milliseconds since epoch
 * @param latitude the anchor's, degrees north
 * @param longitude the anchor's, degrees east
 * @param keyCell H3 key cell of the anchor
 * @param reason why it holds, one line
 * @param degraded what the engine had to leave out
 * @param content hash over what it rests on: evidence, score, severity and what was left out
 */
public record FoundMatch(
        String id,
        String rule,
        String version,
        Kind anchorKind,
        String anchorId,
        long at,
        double latitude,
        double longitude,
        long keyCell,
        String reason,
        List<String> degraded,
        String content) {

    public static final Comparator<FoundMatch> BY_TIME = Comparator.comparingLong(FoundMatch::at)
            .thenComparing(FoundMatch::rule)
            .thenComparing(FoundMatch::anchorId)
            .thenComparing(FoundMatch::id);

    private static final ThreadLocal<MatchComposer> COMPOSER =
            ThreadLocal.withInitial(() -> new MatchComposer(RiskModel.shipped()));

    public static FoundMatch of(Match match) {
        return new FoundMatch(
                match.getMatchId(),
                match.getRuleId(),
                match.getRuleVersion(),
                match.getAnchorKind(),
                match.getAnchorId(),
                match.getAnchorAt().toEpochMilli(),
                match.getLatitude(),
                match.getLongitude(),
                match.getKeyCell(),
                match.getReason(),
                List.copyOf(match.getDegraded()),
                content(match));
    }

    private static String content(Match match) {
        return COMPOSER.get()
                .contentHash(Match.newBuilder(match)
                        .setMatchId("")
                        .setRuleVersion("")
                        // These tell of the rule's own windows and radii: another text about the same facts is the same
                        // match.
                        .setExplanation(List.of())
                        .setChancePerHour(null)
                        .setShadow(false)
                        .build());
    }
}
