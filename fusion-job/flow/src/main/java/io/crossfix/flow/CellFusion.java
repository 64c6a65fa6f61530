package io.crossfix.flow;

import io.crossfix.model.CellSettings;
import io.crossfix.model.CellTable;
import io.crossfix.model.Facts;
import io.crossfix.model.FactsView;
import io.crossfix.model.Finding;
import io.crossfix.model.Grid;
import io.crossfix.model.MatchComposer;
import io.crossfix.model.Observation;
import io.crossfix.model.RuleLabel;
import io.crossfix.model.Said;
import io.crossfix.model.Sphere;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.rule.Answer;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.Mode;
import io.crossfix.rule.Part;
import io.crossfix.rule.RuleBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens in one key cell when an observation arrives, time passes or the rules change. No Flink in here: the same
 * code answers in the job, in tests and in a backtest.
 *
 * <p>An observation is laid on the table; then every rule that it may concern is asked anew about every anchor that it may
 * concern, and what is different from what was said last is said. Nothing else is remembered, so arrival order decides
 * nothing.
 */
final class CellFusion {

    private static final Kind[] KINDS = Kind.values();

    private final CellSettings settings;
    private final Grid grid;
    private final Matcher matcher;
    private final MatchComposer composer = new MatchComposer();
    private final RiskFusion risk;
    private final StandingAnchors standing = new StandingAnchors();
    private RuleBook rules;
    private long rulesFingerprint;

    /**
     * A rule asked of an anchor.
     *
     * @param per the one value of {@code per} that is asked about; null for all
     */
    private record Question(
            CompiledRule rule, Observation anchor, @Nullable Object per) {

        Question(CompiledRule rule, Observation anchor) {
            this(rule, anchor, null);
        }
    }

    /** A cell at a moment. */
    record Moment(CellTable table, long cell, long watermark, long appendedAt) {}

    CellFusion(CellSettings settings, Grid grid, Matcher matcher, RuleBook rules) {
        this.settings = settings;
        this.grid = grid;
        this.matcher = matcher;
        this.risk = new RiskFusion(settings, grid);
        this.rules = rules;
        this.rulesFingerprint = fingerprint(rules);
    }

    void use(RuleBook changed) {
        rules = changed;
        standing.forget();
        rulesFingerprint = fingerprint(changed);
    }

    /** An observation arrives. */
    void observe(Moment now, Placed placed, CellOutlet out) {
        Observation seen = placed.observation();
        catchUpWithRules(now, out);
        if (isBehindHorizon(seen, now.watermark())) {
            out.count(StepMetrics.LATE);
            risk.addLate(now, placed, out);
            return;
        }
        Facts.Change change = now.table().facts().put(seen);
        if (!change.changedAnything()) {
            out.count(StepMetrics.REPEATED);
            return;
        }
        Observation before = change.replaced();
        if (before != null) {
            now.table().moveSaid(before, seen);
        }
        risk.add(now, placed, before, out);
        askAbout(now, seen, before, out);
        scheduleExpiry(now, out);
    }

    /** Event time has reached a moment that this cell asked to be woken at. */
    void timePassed(Moment now, long time, CellOutlet out) {
        catchUpWithRules(now, out);
        askWhereSilenceEnds(now, time, out);
        for (Kind kind : KINDS) {
            // By the time of the timer, not by the watermark: that may have leapt over silences still to be asked
            // about.
            now.table().expire(kind, time - keepMillis(kind));
        }
        now.table().expireSaid(time - longestKeepMillis());
        scheduleExpiry(now, out);
    }

    /** The clock on the wall says that nothing more will come for times up to {@code time}. */
    void silenceByClock(Moment now, long time, CellOutlet out) {
        now.table().declareSilence(time);
        askWhereSilenceEnds(now, time, out);
    }

    /** Asks everything anew when the rules are no longer those that this cell was last asked about. */
    private void catchUpWithRules(Moment now, CellOutlet out) {
        if (now.table().rulesFingerprint() == rulesFingerprint) {
            return;
        }
        now.table().askedAbout(rulesFingerprint);
        for (CompiledRule rule : rules.asked()) {
            for (Kind kind : rule.anchor().kinds()) {
                List<Observation> anchors = now.table().facts().within(kind, 0, Long.MAX_VALUE);
                anchors.forEach(anchor -> ask(now, new Question(rule, anchor), out));
            }
        }
    }

    private boolean isBehindHorizon(Observation seen, long watermark) {
        return watermark != Long.MIN_VALUE && seen.at() < watermark - settings.horizonMillis();
    }

    private void askAbout(Moment now, Observation seen, @Nullable Observation before, CellOutlet out) {
        Set<Question> questions = new LinkedHashSet<>();
        rules.anchoredBy(seen).forEach(rule -> questions.add(new Question(rule, seen)));
        askAsEvidence(now, seen, questions);
        if (before != null) {
            // What a correction makes of an anchor is asked even when it is none any more: it may have been told.
            rules.anchoredBy(before).forEach(rule -> questions.add(new Question(rule, seen)));
            askAsEvidence(now, before, questions);
        }
        questions.forEach(question -> ask(now, question, out));
    }

    /** Every question to which this observation may be evidence. */
    private void askAsEvidence(Moment now, Observation seen, Set<Question> questions) {
        for (Kind kind : KINDS) {
            RuleBook.Span span = rules.span(seen, kind);
            if (span != null) {
                List<Observation> anchors = now.table()
                        .facts()
                        .within(kind, seen.at() - span.earlierMillis(), seen.at() + span.laterMillis());
                for (Observation anchor : anchors) {
                    double metres = Sphere.distanceMetres(anchor, seen);
                    // Another cell speaks of the anchors that lie there.
                    if (metres <= span.radiusMetres() && grid.place(anchor).home() == now.cell()) {
                        standing.rulesOf(anchor, rules)
                                .forEach(rule -> askAsEvidence(new Question(rule, anchor), seen, metres, questions));
                    }
                }
            }
        }
    }

    private void askAsEvidence(Question about, Observation seen, double metres, Set<Question> questions) {
        CompiledRule rule = about.rule();
        long later = seen.at() - about.anchor().at();
        for (Part part : rule.looksAt()) {
            if (part.kind() == seen.kind()
                    && later <= part.afterMillis()
                    && -later <= part.beforeMillis()
                    && metres <= part.radiusMetres()
                    && rule.isTouchedBy(part, seen)) {
                // A plate can only be the one plate: a busy street asks about it alone, not about every plate around.
                boolean isSplit = rule.isSplitBy(part);
                Object per = isSplit ? rule.perValue(seen) : null;
                if (per != null || !isSplit) {
                    questions.add(new Question(rule, about.anchor(), per));
                }
            }
        }
    }

    private void ask(Moment now, Question question, CellOutlet out) {
        Observation anchor = question.anchor();
        CompiledRule rule = question.rule();
        // Only the cell that the anchor lies in speaks of it, so a story on a border is told once. A cell that has
        // spoken of it takes that back when a correction moves the anchor away.
        boolean isHome = grid.place(anchor).home() == now.cell();
        if (!isHome && now.table().said(rule.id(), anchor).isEmpty()) {
            return;
        }
        out.count(StepMetrics.QUESTIONS);
        boolean stands = isHome && !anchor.retracted() && rule.anchors(anchor);
        List<Finding> findings = stands ? answer(now, question, out) : List.of();
        speak(now, question, findings, out);
    }

    private List<Finding> answer(Moment now, Question question, CellOutlet out) {
        CompiledRule rule = question.rule();
        Observation anchor = question.anchor();
        long silentUpTo = Math.max(now.table().silentUpTo(), now.watermark());
        FactsView facts = question.per() == null
                ? now.table().facts()
                : rule.only(question.per(), now.table().facts());
        Answer answer = matcher.ask(rule, anchor, facts, silentUpTo);
        if (answer.undecidedUntil() != Answer.DECIDED) {
            out.awaitSilence(anchor.at(), answer.undecidedUntil());
        } else if (rule.waits()) {
            now.table().declareSilence(silentUpTo);
        }
        return answer.findings().stream()
                .filter(finding ->
                        rule.scoreFloor() <= 0 || MatchComposer.score(finding).probability() >= rule.scoreFloor())
                .map(finding -> admitGaps(now, rule, anchor, finding))
                .toList();
    }

    /** A table that had to forget says so on what it finds. */
    private Finding admitGaps(Moment now, CompiledRule rule, Observation anchor, Finding finding) {
        List<String> gaps = new ArrayList<>(finding.degraded());
        for (Kind kind : KINDS) {
            if (rule.mentions(kind)
                    && now.table().facts().isIncomplete(kind, anchor.at() - rule.longestBeforeMillis())) {
                gaps.add("more than " + settings.maxFactsPerKind() + " " + kind + " facts in this cell: the oldest were"
                        + " forgotten");
            }
        }
        return gaps.size() == finding.degraded().size()
                ? finding
                : new Finding(finding.per(), finding.evidence(), finding.explanation(), gaps);
    }

    /** Says what is new, and takes back what no longer holds. */
    private void speak(Moment now, Question question, List<Finding> findings, CellOutlet out) {
        CompiledRule rule = question.rule();
        Observation anchor = question.anchor();
        Map<String, Said> before = before(now, question);
        if (findings.isEmpty() && before.isEmpty()) {
            return;
        }
        RuleLabel label = label(rule);
        MatchComposer.Place place =
                new MatchComposer.Place(now.cell(), grid.place(anchor).riskCell());
        Map<String, Match> after = new HashMap<>();
        findings.forEach(finding -> after.put(finding.per(), composer.holds(label, place, finding)));
        before.forEach((per, said) -> {
            if (said.holds() && !after.containsKey(per)) {
                after.put(per, composer.retracted(label, place, anchor, per));
            }
        });
        after.forEach((per, match) -> say(now, anchor, new Saying(per, match, before.get(per)), out));
    }

    /** What was said before of what was asked about now. */
    private static Map<String, Said> before(Moment now, Question question) {
        Map<String, Said> said = now.table().said(question.rule().id(), question.anchor());
        if (question.per() == null) {
            return said;
        }
        String per = CompiledRule.perText(question.per());
        return said.containsKey(per) ? Map.of(per, said.get(per)) : Map.of();
    }

    private record Saying(String per, Match match, @Nullable Said before) {}

    private void say(Moment now, Observation anchor, Saying saying, CellOutlet out) {
        String hash = composer.contentHash(saying.match());
        Said before = saying.before();
        boolean sameMatch =
                before != null && before.matchId().equals(saying.match().getMatchId());
        if (sameMatch && before.contentHash().equals(hash)) {
            return;
        }
        Match sealed = composer.seal(saying.match(), hash, sameMatch ? before.revision() + 1 : 1, now.appendedAt());
        boolean holds = sealed.getState() == MatchState.HOLDS;
        Said said = new Said(sealed.getMatchId(), hash, sealed.getRevision(), holds);
        now.table().say(sealed.getRuleId(), anchor, saying.per(), said);
        out.match(sealed);
    }

    /** Asks the rules with an absent part about the anchors whose silence ends just now. */
    private void askWhereSilenceEnds(Moment now, long time, CellOutlet out) {
        Set<Question> questions = new LinkedHashSet<>();
        for (CompiledRule rule : rules.asked()) {
            for (Part part : rule.parts()) {
                if (part.role() == Part.Role.ABSENT) {
                    long anchorAt = time - part.afterMillis();
                    rule.anchor()
                            .kinds()
                            .forEach(kind -> now.table()
                                    .facts()
                                    .within(kind, anchorAt, anchorAt)
                                    .forEach(anchor -> questions.add(new Question(rule, anchor))));
                }
            }
        }
        questions.forEach(question -> ask(now, question, out));
    }

    private void scheduleExpiry(Moment now, CellOutlet out) {
        long next = now.table().nextExpiry(this::keepMillis);
        if (next != Long.MAX_VALUE && now.table().schedule(next)) {
            out.wakeAt(next);
        }
    }

    /** A fact must outlive the latest question that may still look at it. */
    private long keepMillis(Kind kind) {
        return settings.horizonMillis() + rules.retentionMillis(kind);
    }

    private long longestKeepMillis() {
        long longest = 0;
        for (Kind kind : KINDS) {
            longest = Math.max(longest, keepMillis(kind));
        }
        return longest;
    }

    static RuleLabel label(CompiledRule rule) {
        return new RuleLabel(
                rule.id(),
                rule.version().major(),
                rule.version().toString(),
                rule.severity(),
                rule.mode() == Mode.SHADOW);
    }

    private static long fingerprint(RuleBook rules) {
        long print = 1;
        for (CompiledRule rule : rules.rules()) {
            print = print * 1_000_003 + rule.id().hashCode();
            print = print * 1_000_003 + rule.version().hashCode();
            print = print * 1_000_003 + rule.mode().name().hashCode();
        }
        return print;
    }
}
