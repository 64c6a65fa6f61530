package io.crossfix.model.desk;

import io.crossfix.model.Finding;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.MatchComposer;
import io.crossfix.model.Observation;
import io.crossfix.model.Placement;
import io.crossfix.model.RuleLabel;
import io.crossfix.model.Sightings;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.record.Alert;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Severity;
import io.crossfix.record.Verdict;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A desk's book, a clock that a test sets, and everything that the book says. */
final class DeskUnderTest implements DeskVoice {

    static final Grid GRID = new Grid(GridSettings.DEFAULT);
    static final RuleLabel RULE = new RuleLabel("rule", 1, "1.0", Severity.SEVERE, false);
    /** Nothing is put off and nobody is drawn: what a test does not ask about does not happen. */
    static final AttentionSettings PROMPT = attention(0, new AttentionSettings.Cautions(true, 0, 0));

    private static final MatchComposer COMPOSER = new MatchComposer(RiskModel.shipped());
    /** One metre north, degrees. */
    private static final double METRE = 1 / 111_195.0;

    static {
        AvroTrust.install();
    }

    final List<Alert> alerts = new ArrayList<>();
    final List<ReviewStatus> statuses = new ArrayList<>();
    final List<Verdict> verdicts = new ArrayList<>();

    private final DeskBook.Rules rules;
    private final Map<Long, byte[]> kept = new HashMap<>();
    private DeskBook book;
    private long now = Sightings.NINE_PM;
    private int reviews;

    DeskUnderTest(AttentionSettings attention) {
        this(new DeskBook.Rules(DeskMap.DEFAULT, IncidentSettings.DEFAULT, attention, GRID));
    }

    DeskUnderTest(DeskBook.Rules rules) {
        this.rules = rules;
        this.book = DeskBook.load("city", rules, this, kept::get, now);
    }

    static AttentionSettings attention(long updatesApart, AttentionSettings.Cautions cautions) {
        AttentionSettings usual = AttentionSettings.DEFAULT;
        return new AttentionSettings(
                usual.bySeverity(), usual.decideWithin(), updatesApart, usual.lateAfter(), usual.budget(), cautions);
    }

    static AttentionSettings budget(int budget) {
        return new AttentionSettings(
                PROMPT.bySeverity(), PROMPT.decideWithin(), 0, PROMPT.lateAfter(), budget, PROMPT.cautions());
    }

    /** The clock, seconds after nine. */
    DeskUnderTest at(long secondsAfterNine) {
        now = Sightings.NINE_PM + secondsAfterNine * 1_000;
        return this;
    }

    /** Takes a match in and returns the alerts that were said then. */
    List<Alert> take(Match match) {
        int before = alerts.size();
        book.take(match, now);
        return List.copyOf(alerts.subList(before, alerts.size()));
    }

    List<Alert> tick() {
        int before = alerts.size();
        book.tick(now);
        return List.copyOf(alerts.subList(before, alerts.size()));
    }

    List<Alert> finish() {
        int before = alerts.size();
        book.finish(now);
        return List.copyOf(alerts.subList(before, alerts.size()));
    }

    List<Alert> expire(long before) {
        int said = alerts.size();
        book.expire(before, now);
        return List.copyOf(alerts.subList(said, alerts.size()));
    }

    /** Gives an answer and returns what was said of it; null when it is held. */
    @Nullable
    ReviewStatus answer(Review review) {
        int before = statuses.size();
        book.answer(review, now);
        return statuses.size() == before ? null : statuses.get(statuses.size() - 1);
    }

    @Nullable
    ReviewStatus answer(Alert seen, ReviewAction action, @Nullable String reason) {
        return answer(review(seen, action, reason));
    }

    ReviewStatus order(DeskOrder order) {
        book.order(order, now);
        return statuses.get(statuses.size() - 1);
    }

    void recall(ReviewStatus status) {
        book.recall(status, now);
    }

    /** Goes away and comes back from what was kept. */
    DeskUnderTest restart() {
        book.drainChanges((chunk, bytes) -> {
            if (bytes == null) {
                kept.remove(chunk);
            } else {
                kept.put(chunk, bytes);
            }
        });
        book = DeskBook.load("city", rules, this, kept::get, now);
        return this;
    }

    int weight() {
        return book.weight();
    }

    /** When the clock is next asked for, seconds after nine; -1 for never. */
    long nextDue() {
        long due = book.nextDue(now);
        return due == Long.MAX_VALUE ? -1 : (due - Sightings.NINE_PM) / 1_000;
    }

    /** For each alert the last that was said. */
    Map<String, Alert> latest() {
        Map<String, Alert> latest = new LinkedHashMap<>();
        alerts.forEach(alert -> latest.put(alert.getAlertId(), alert));
        return latest;
    }

    Alert latest(Alert alert) {
        return latest().get(alert.getAlertId());
    }

    Review review(Alert seen, ReviewAction action, @Nullable String reason) {
        return review(seen, action, reason, "operator-1");
    }

    Review review(Alert seen, ReviewAction action, @Nullable String reason, String who) {
        return Review.newBuilder()
                .setReviewId("review-" + ++reviews)
                .setAlertId(seen.getAlertId())
                .setDesk(seen.getDesk())
                .setSeenRevision(seen.getRevision())
                .setSeenHash(seen.getContentHash())
                .setAction(action)
                .setReason(reason)
                .setReviewer(who)
                .setAt(Instant.ofEpochMilli(now))
                .build();
    }

    static RuleLabel rule(String id, Severity severity) {
        return new RuleLabel(id, 1, "1.0", severity, false);
    }

    static Match match(String anchor, long seconds, double metresNorth) {
        return match(RULE, anchor, seconds, metresNorth);
    }

    static Match match(RuleLabel rule, String anchor, long seconds, double metresNorth) {
        return match(rule, shot(anchor, seconds, metresNorth));
    }

    /** A match of a shot and calls about it. */
    static Match match(RuleLabel rule, Observation shot, Observation... calls) {
        List<Finding.Piece> pieces = new ArrayList<>(List.of(new Finding.Piece("shots", shot, 0)));
        for (Observation call : calls) {
            pieces.add(new Finding.Piece("call", call, 0));
        }
        Match match =
                COMPOSER.holds(rule, place(shot), new Finding("", pieces, List.of("shots: heard"), List.of()), null);
        return COMPOSER.seal(match, COMPOSER.contentHash(match), 1, 0);
    }

    static Match withdrawn(String anchor, long seconds, double metresNorth) {
        return withdrawn(RULE, anchor, seconds, metresNorth);
    }

    static Match withdrawn(RuleLabel rule, String anchor, long seconds, double metresNorth) {
        Observation shot = shot(anchor, seconds, metresNorth);
        Match match = COMPOSER.retracted(rule, place(shot), shot, "");
        return COMPOSER.seal(match, COMPOSER.contentHash(match), 2, 0);
    }

    static Observation shot(String anchor, long seconds, double metresNorth) {
        return Sightings.shot(anchor, seconds, latitude(metresNorth), -87.68);
    }

    static double latitude(double metresNorth) {
        return 41.85 + metresNorth * METRE;
    }

    private static MatchComposer.Place place(Observation shot) {
        Placement placement = GRID.place(shot);
        return new MatchComposer.Place(placement.home(), placement.riskCell());
    }

    @Override
    public void alert(Alert alert) {
        alerts.add(alert);
    }

    @Override
    public void answered(Review review, ReviewStatus status) {
        statuses.add(status);
    }

    @Override
    public void ordered(DeskOrder order, ReviewStatus status) {
        statuses.add(status);
    }

    @Override
    public void verdict(Verdict verdict) {
        verdicts.add(verdict);
    }
}
