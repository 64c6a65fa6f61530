package io.crossfix.flow;

import io.crossfix.model.CellSettings;
import io.crossfix.model.CellTable;
import io.crossfix.model.Facts;
import io.crossfix.model.FactsView;
import io.crossfix.model.Finding;
import io.crossfix.model.Grid;
import io.crossfix.model.MatchComposer;
import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.rule.Answer;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.Mode;
import io.crossfix.rule.Part;
import io.crossfix.rule.RuleBook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final RiskModel model;
    private final Speech speech;
    private final RiskFusion risk;
    private final StandingAnchors standing = new StandingAnchors();
    private final RuleChanges changes;
    private RuleBook rules;

    /**
     * A rule asked of an anchor.
     *
     * @param per the one value of {@code per} that is asked about; null for all
     */
    record Question(
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
        this.model = matcher.model();
        this.speech = new Speech(grid, model);
        this.risk = new RiskFusion(settings, grid, model);
        this.rules = rules;
        this.changes = new RuleChanges(rules);
    }

    /** One rule was published, changed or removed; every cell has to {@link #catchUp}. */
    void use(RuleBook changed, String rule) {
        rules = changed;
        standing.forget();
        changes.use(changed, rule);
    }

    /** An observation arrives. */
    void observe(Moment now, Placed placed, CellOutlet out) {
        Observation seen = placed.observation();
        catchUp(now, out);
        if (settings.retention()
                .isOver(seen, Math.max(now.watermark(), now.table().forgottenAt()))) {
            out.count(StepMetrics.LATE);
            return;
        }
        if (RiskSource.movesPlaces(seen.kind())) {
            risk.observe(now, placed, out);
        }
        if (isBehindHorizon(seen, now.watermark())) {
            out.count(StepMetrics.LATE);
            scheduleExpiry(now, out);
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
        countAtHome(now, placed, before);
        askAbout(now, seen, before, out);
        // A busy street would ask for each of its plates what of all the table is the oldest.
        if (RiskSource.movesPlaces(seen.kind())
                || !now.table().isWokenBefore(seen, keepMillis(seen.kind()), settings.retention())) {
            scheduleExpiry(now, out);
        }
    }

    private void countAtHome(Moment now, Placed placed, @Nullable Observation before) {
        if (before != null && grid.place(before).home() == now.cell()) {
            now.table().count(before, grid.quarter(grid.place(before).riskCell()), -1);
        }
        if (placed.home() == now.cell() && CellTable.isCounted(placed.observation())) {
            now.table().count(placed.observation(), grid.quarter(placed.riskCell()), 1);
        }
    }

    /** Event time has reached a moment that this cell asked to be woken at. */
    void timePassed(Moment now, long time, CellOutlet out) {
        catchUp(now, out);
        askWhereSilenceEnds(now, time, out);
        for (Kind kind : KINDS) {
            // By the time of the timer, not by the watermark: that may have leapt over silences still to be asked
            // about.
            now.table().expire(kind, time - keepMillis(kind));
        }
        now.table().expireSaid(time - longestKeepMillis());
        now.table().risk().expire(time - settings.risk().memoryMillis());
        now.table().forget(settings.retention(), time);
        scheduleExpiry(now, out);
    }

    /** The clock on the wall says that whatever may not be kept beyond {@code time} must go. */
    void forgetByClock(Moment now, long time, CellOutlet out) {
        now.table().forget(settings.retention(), time);
        now.table().alarmWent(time);
        scheduleExpiry(now, out);
    }

    /** A minute is over for the risk of this cell. */
    void minutePassed(Moment now, long minute, CellOutlet out) {
        risk.minutePassed(now, minute, out);
    }

    /** A person has dismissed what rested on an observation. */
    void dismissed(Moment now, JudgedFact fact, CellOutlet out) {
        risk.dismiss(now, fact, out);
        scheduleExpiry(now, out);
    }

    /** The clock on the wall says that nothing more will come for times up to {@code time}. */
    void silenceByClock(Moment now, long time, CellOutlet out) {
        catchUp(now, out);
        now.table().declareSilence(time);
        askWhereSilenceEnds(now, time, out);
    }

    /**
     * Lets its risk follow what observations weigh now, and asks this cell anew about the rules that have changed since it was last asked; about all when that is long ago. Does
     * nothing when it is up to date.
     */
    void catchUp(Moment now, CellOutlet out) {
        risk.catchUp(now, out);
        long known = now.table().rulesFingerprint();
        if (known == changes.fingerprint()) {
            return;
        }
        now.table().askedAbout(changes.fingerprint());
        changes.since(known).orElseGet(() -> everyRule(now.table())).forEach(rule -> askAnew(now, rule, out));
    }

    /** Those in force, and those that something was said under when they were. */
    private Set<String> everyRule(CellTable table) {
        Set<String> all = new LinkedHashSet<>(table.spokenRules());
        if (table.facts().size() > 0) {
            rules.rules().forEach(rule -> all.add(rule.id()));
        }
        return all;
    }

    private void askAnew(Moment now, String id, CellOutlet out) {
        CompiledRule rule = rules.rule(id);
        if (rule == null || rule.mode() == Mode.OFF) {
            String reason = rule == null ? "the rule was removed" : "the rule was paused";
            speech.takeBack(now, id, reason).forEach(out::match);
            return;
        }
        AskedAgain.anchors(now, rule).forEach(anchor -> ask(now, new Question(rule, anchor), out));
    }

    private boolean isBehindHorizon(Observation seen, long watermark) {
        return watermark != Long.MIN_VALUE && seen.at() < watermark - settings.horizonMillis();
    }

    private void askAbout(Moment now, Observation seen, @Nullable Observation before, CellOutlet out) {
        Set<Question> questions = new LinkedHashSet<>();
        if (before != null) {
            // What a correction makes of an anchor is asked even when it is none any more: it may have been told. One
            // that has left this cell is taken back where it was, so that the desk there hears of it.
            Observation corrected = hasLeft(now, before, seen) ? seen.withdrawnFrom(before.position()) : seen;
            rules.anchoredBy(before).forEach(rule -> questions.add(new Question(rule, corrected)));
        }
        rules.anchoredBy(seen).forEach(rule -> questions.add(new Question(rule, seen)));
        askAsEvidence(now, seen, questions, out);
        if (before != null) {
            askAsEvidence(now, before, questions, out);
        }
        questions.forEach(question -> ask(now, question, out));
    }

    private boolean hasLeft(Moment now, Observation before, Observation seen) {
        return grid.place(before).home() == now.cell() && grid.place(seen).home() != now.cell();
    }

    /** Every question to which this observation may be evidence. */
    private void askAsEvidence(Moment now, Observation seen, Set<Question> questions, CellOutlet out) {
        for (Kind kind : KINDS) {
            RuleBook.Span span = rules.span(seen, kind);
            if (span != null) {
                List<Observation> anchors = now.table()
                        .facts()
                        .anchors(
                                kind,
                                seen.at() - span.earlierMillis(),
                                seen.at() + span.laterMillis(),
                                seen,
                                span.radiusMetres());
                for (Observation anchor : anchors) {
                    // Another cell speaks of the anchors that lie there.
                    if (grid.place(anchor).home() == now.cell()) {
                        standing.rulesOf(anchor, rules)
                                .forEach(rule -> askAsEvidence(now, new Question(rule, anchor), seen, questions, out));
                    }
                }
            }
        }
    }

    private static void askAsEvidence(
            Moment now, Question about, Observation seen, Set<Question> questions, CellOutlet out) {
        CompiledRule rule = about.rule();
        long later = seen.at() - about.anchor().at();
        for (Part part : rule.looksAt()) {
            if (part.kind() == seen.kind()
                    && later <= part.afterMillis()
                    && -later <= part.beforeMillis()
                    && rule.isTouchedBy(part, seen)
                    && Sphere.isWithin(part.radiusMetres(), about.anchor(), seen)) {
                // A plate can only be the one plate: a busy street asks about it alone, not about every plate around.
                boolean isSplit = rule.isSplitBy(part);
                Object per = isSplit ? rule.perValue(seen) : null;
                if ((per != null || !isSplit) && !waitsForSilence(now, about, out)) {
                    questions.add(new Question(rule, about.anchor(), per));
                }
            }
        }
    }

    /**
     * Whether a rule cannot say anything of an anchor yet, since silence is to be waited for: it is asked once, when that is
     * certain, and not at each fact until then.
     */
    private static boolean waitsForSilence(Moment now, Question about, CellOutlet out) {
        if (!about.rule().waits()) {
            return false;
        }
        long undecidedUntil = about.rule().undecidedUntil(about.anchor(), silentUpTo(now));
        if (undecidedUntil == Answer.DECIDED
                || !now.table().said(about.rule().id(), about.anchor()).isEmpty()) {
            return false;
        }
        // Whatever this fact does: even one that breaks the rule may have replaced one that broke it before.
        out.awaitSilence(about.anchor().at(), undecidedUntil);
        return true;
    }

    private static long silentUpTo(Moment now) {
        return Math.max(now.table().silentUpTo(), now.watermark());
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
        long from = out.nanos();
        boolean stands = isHome && !anchor.retracted() && rule.anchors(anchor);
        List<Finding> findings = stands ? answer(now, question, out) : List.of();
        if (findings.stream().anyMatch(finding -> !finding.degraded().isEmpty())) {
            out.count(StepMetrics.DEGRADED_ANSWERS);
        }
        List<Match> news = speech.news(now, question, findings, stands && hasForgotten(now, rule, anchor));
        out.asked(rule.id(), out.nanos() - from);
        // Measured without: telling waits for whoever is downstream.
        news.forEach(out::match);
    }

    /** What was told stands when a part of what it may have rested on had to go before its time. */
    private boolean hasForgotten(Moment now, CompiledRule rule, Observation anchor) {
        return settings.retention().isLimited()
                && AskedAgain.missing(now, rule, anchor).stream().anyMatch(settings.retention()::isLimited);
    }

    private List<Finding> answer(Moment now, Question question, CellOutlet out) {
        CompiledRule rule = question.rule();
        Observation anchor = question.anchor();
        long silentUpTo = silentUpTo(now);
        FactsView facts = question.per() == null
                ? now.table().facts()
                : rule.only(question.per(), now.table().facts());
        Answer answer = matcher.ask(rule, anchor, facts, silentUpTo, seen -> risk.before(now, seen));
        if (answer.undecidedUntil() != Answer.DECIDED) {
            out.awaitSilence(anchor.at(), answer.undecidedUntil());
        } else if (rule.waits()) {
            now.table().declareSilence(silentUpTo);
        }
        return answer.findings().stream()
                .filter(finding -> rule.scoreFloor() <= 0
                        || MatchComposer.score(finding, model).probability() >= rule.scoreFloor())
                .map(finding -> admitGaps(now, rule, anchor, finding))
                .toList();
    }

    /** A table that had to forget says so on what it finds. */
    private Finding admitGaps(Moment now, CompiledRule rule, Observation anchor, Finding finding) {
        List<String> gaps = new ArrayList<>(finding.degraded());
        AskedAgain.missing(now, rule, anchor)
                .forEach(kind -> gaps.add(kind + " facts from that long before are no longer held in this cell"));
        return gaps.size() == finding.degraded().size()
                ? finding
                : new Finding(finding.per(), finding.evidence(), finding.explanation(), gaps);
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
                                    .anchors(kind, anchorAt, anchorAt)
                                    .forEach(anchor -> questions.add(new Question(rule, anchor))));
                }
            }
        }
        questions.forEach(question -> ask(now, question, out));
    }

    private void scheduleExpiry(Moment now, CellOutlet out) {
        long next = now.table().nextExpiry(this::keepMillis, settings.risk().memoryMillis());
        long must =
                settings.retention().isLimited() ? now.table().nextForgetting(settings.retention()) : Long.MAX_VALUE;
        long due = Math.min(next, must);
        if (now.table().schedule(due) && due != Long.MAX_VALUE) {
            out.wakeAt(due);
        }
        // Event time may stand still before it is due.
        if (now.table().needsAlarm(must) && out.setAlarm(must)) {
            now.table().setAlarm(must);
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
}
