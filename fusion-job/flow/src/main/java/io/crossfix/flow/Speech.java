package io.crossfix.flow;

import io.crossfix.flow.CellFusion.Moment;
import io.crossfix.flow.CellFusion.Question;
import io.crossfix.model.Background;
import io.crossfix.model.CellTable;
import io.crossfix.model.Finding;
import io.crossfix.model.Grid;
import io.crossfix.model.MatchComposer;
import io.crossfix.model.Observation;
import io.crossfix.model.RuleLabel;
import io.crossfix.model.Said;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.rule.ChanceMatches;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cell says of its matches: only what differs from what it said last, which its table remembers. */
final class Speech {

    private final Grid grid;
    private final RiskModel model;
    private final MatchComposer composer;

    Speech(Grid grid, RiskModel model) {
        this.grid = grid;
        this.model = model;
        this.composer = new MatchComposer(model);
    }

    /**
     * What is new, and what no longer holds; remembered as said.
     *
     * @param keepsWord what holds is left as it was said, since what it rested on is no longer all there
     */
    List<Match> news(Moment now, Question question, List<Finding> findings, boolean keepsWord) {
        Map<String, Said> before = before(now, question);
        if (findings.isEmpty() && before.isEmpty()) {
            return List.of();
        }
        Observation anchor = question.anchor();
        RuleLabel label = label(question.rule());
        MatchComposer.Place place = place(now, anchor);
        List<Match> news = new ArrayList<>(supersede(now, question, before));
        Map<String, Match> after = new HashMap<>();
        Double chance = findings.isEmpty() ? null : chancePerHour(now, question);
        findings.forEach(finding -> after.put(finding.per(), composer.holds(label, place, finding, chance)));
        before.forEach((per, said) -> {
            if (said.holds() && keepsWord) {
                after.remove(per);
            } else if (said.holds() && !after.containsKey(per)) {
                after.put(per, composer.retracted(label, place, anchor, per));
            }
        });
        after.forEach((per, match) -> say(now, anchor, new Saying(label, per, match, before.get(per)), news));
        return news;
    }

    private @Nullable Double chancePerHour(Moment now, Question question) {
        long at = question.anchor().at();
        List<Background> quarters = now.table().background(at);
        return quarters.isEmpty()
                ? null
                : new ChanceMatches(
                                question.rule(),
                                quarters,
                                grid.squareMetres(now.cell()),
                                model.weights().next().hourFactor(at))
                        .perHour();
    }

    /** Takes back what another major version has said, whose matches are not those of this one, and forgets it. */
    private List<Match> supersede(Moment now, Question question, Map<String, Said> before) {
        Observation anchor = question.anchor();
        RuleLabel label = label(question.rule());
        List<Match> takenBack = new ArrayList<>();
        before.entrySet().removeIf(entry -> {
            Said said = entry.getValue();
            boolean isOther =
                    !said.matchId().equals(MatchComposer.id(label, place(now, anchor), anchor, entry.getKey()));
            if (isOther && said.holds()) {
                takenBack.add(
                        takenBack(now, anchor, said, "version " + label.version() + " of the rule has replaced it"));
            }
            if (isOther) {
                now.table().forgetSaid(label.id(), anchor, entry.getKey());
            }
            return isOther;
        });
        return takenBack;
    }

    /** What was said before of what was asked about now. */
    private static Map<String, Said> before(Moment now, Question question) {
        Map<String, Said> said = new HashMap<>(now.table().said(question.rule().id(), question.anchor()));
        if (question.per() != null) {
            said.keySet().retainAll(Set.of(CompiledRule.perText(question.per())));
        }
        return said;
    }

    private record Saying(
            RuleLabel rule,
            String per,
            Match match,
            @Nullable Said before) {}

    private void say(Moment now, Observation anchor, Saying saying, List<Match> news) {
        String hash = composer.contentHash(saying.match());
        Said before = saying.before();
        if (before != null && before.contentHash().equals(hash)) {
            return;
        }
        Match sealed =
                composer.seal(saying.match(), hash, before == null ? 1 : before.revision() + 1, now.appendedAt());
        boolean holds = sealed.getState() == MatchState.HOLDS;
        Said said = new Said(saying.rule(), sealed.getMatchId(), hash, sealed.getRevision(), holds);
        now.table().say(sealed.getRuleId(), anchor, saying.per(), said);
        news.add(sealed);
    }

    /** Leaves nothing behind of a rule that is no longer asked. */
    List<Match> takeBack(Moment now, String rule, String reason) {
        List<Match> takenBack = new ArrayList<>();
        spokenOf(now, rule)
                .forEach((anchor, values) -> values.values().stream()
                        .filter(Said::holds)
                        .forEach(said -> takenBack.add(takenBack(now, anchor, said, reason))));
        now.table().forgetSaid(rule);
        return takenBack;
    }

    /** What was said under a rule of anchors that still lie on the table. */
    static Map<Observation, Map<String, Said>> spokenOf(Moment now, String rule) {
        Map<Observation, Map<String, Said>> spoken = new LinkedHashMap<>();
        for (CellTable.Spoken of : now.table().spokenUnder(rule)) {
            Observation anchor = now.table().facts().find(of.kind(), of.anchor());
            if (anchor != null) {
                spoken.put(anchor, of.said());
            }
        }
        return spoken;
    }

    private Match takenBack(Moment now, Observation anchor, Said said, String reason) {
        Match match = composer.takenBack(said, place(now, anchor), anchor, reason);
        return composer.seal(match, composer.contentHash(match), said.revision() + 1, now.appendedAt());
    }

    private MatchComposer.Place place(Moment now, Observation anchor) {
        return new MatchComposer.Place(now.cell(), grid.place(anchor).riskCell());
    }

    static RuleLabel label(CompiledRule rule) {
        return new RuleLabel(
                rule.id(),
                rule.version().major(),
                rule.version().toString(),
                rule.severity(),
                rule.mode() == Mode.SHADOW);
    }
}
