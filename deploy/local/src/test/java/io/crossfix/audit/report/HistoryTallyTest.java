package io.crossfix.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.audit.report.AuditReport.Judgements;
import io.crossfix.audit.report.AuditReport.Outcomes;
import io.crossfix.audit.report.AuditReport.Purpose;
import io.crossfix.audit.report.AuditReport.Reason;
import io.crossfix.audit.report.AuditReport.Times;
import io.crossfix.queue.AlertSamples;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.EvidenceAccess;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.SecondLook;
import io.crossfix.record.Severity;
import io.crossfix.record.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Made-up histories, whose figures are counted here one by one, from what was made up and not from the lines. */
class HistoryTallyTest {

    private static final Instant FROM = MadeAlert.FROM;
    private static final Instant UNTIL = FROM.plusSeconds(MadeAlert.SPAN_SECONDS);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final HistoryTally tally = new HistoryTally(FROM, UNTIL);

    @RepeatedTest(20)
    void everyFigureIsTheOneThatIsCountedOneByOne() {
        System.out.println("HistoryTallyTest seed " + seed);
        List<MadeAlert> all = made(400);
        write(all);
        AuditReport report = tally.report();
        List<MadeAlert> alerts = select(all, alert -> alert.isWithin(UNTIL) && !alert.exercise);
        outcomes(report.all(), "all", alerts);
        assertThat(report.byRule()).extracting(Outcomes::name).containsExactly("a", "b");
        outcomes(report.byRule().get(0), "a", alerts);
        outcomes(report.byRule().get(1), "b", select(alerts, alert -> alert.rules.size() == 2));
        outcomes(report.byDesk().get(0), "north", select(alerts, alert -> alert.desk.equals("north")));
        for (Outcomes group : report.bySeverity()) {
            outcomes(
                    group,
                    group.name(),
                    select(alerts, alert -> alert.severity.name().equals(group.name())));
        }
        assertThat(report.dismissals().getOrDefault("fireworks", 0L))
                .isEqualTo(
                        count(alerts, alert -> alert.end == AlertStatus.DISMISSED && alert.reason.equals("fireworks")));
        judgements(report.blind().blind(), select(alerts, alert -> alert.blind));
        judgements(report.blind().open(), select(alerts, alert -> !alert.blind));
        secondLooks(report, alerts);
        overturned(report, all, alerts);
        exercises(report, select(all, alert -> alert.isWithin(UNTIL) && alert.exercise));
        for (Times times : report.times()) {
            times(times, alerts);
        }
        share(report.suppressions().suppressed(), count(alerts, alert -> alert.suppressedBy != null), alerts.size());
    }

    private List<MadeAlert> made(int count) {
        List<MadeAlert> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(new MadeAlert(random, i));
            if (i > 0 && random.nextInt(4) == 0) {
                made.get(i).linkedTo = made.get(random.nextInt(i)).id;
            }
        }
        return made;
    }

    private void write(List<MadeAlert> all) {
        // Exercises repeat alerts of which half had been confirmed; that is told by the order alone.
        select(all, alert -> alert.exercise).forEach(alert -> tally.take(exerciseOrder(alert), alert.raisedAt));
        List<List<AlertHistory>> waiting = new ArrayList<>();
        all.forEach(alert -> waiting.add(new ArrayList<>(alert.lines(random))));
        while (!waiting.isEmpty()) {
            List<AlertHistory> next = waiting.get(random.nextInt(waiting.size()));
            tally.take(next.remove(0), FROM);
            waiting.removeIf(List::isEmpty);
        }
    }

    private static AlertHistory exerciseOrder(MadeAlert alert) {
        return AlertHistory.newBuilder()
                .setAlertId("north")
                .setOrder(order("exercise-" + alert.id, null, null)
                        .setExercise(AlertSamples.alert("before-" + alert.id)
                                .setStatus(wasBefore(alert))
                                .build())
                        .build())
                .build();
    }

    private static AlertStatus wasBefore(MadeAlert alert) {
        return alert.id.hashCode() % 2 == 0 ? AlertStatus.CONFIRMED : AlertStatus.DISMISSED;
    }

    private static void outcomes(Outcomes group, String name, List<MadeAlert> alerts) {
        assertThat(group.name()).isEqualTo(name);
        assertThat(group.raised()).isEqualTo(alerts.size());
        long confirmed = count(alerts, alert -> alert.end == AlertStatus.CONFIRMED);
        long dismissed = count(alerts, alert -> alert.end == AlertStatus.DISMISSED);
        share(group.shares().get("confirmed"), confirmed, alerts.size());
        share(group.shares().get("dismissed"), dismissed, alerts.size());
        share(group.shares().get("expired"), count(alerts, alert -> alert.end == AlertStatus.EXPIRED), alerts.size());
        share(
                group.shares().get("retracted"),
                count(alerts, alert -> alert.end == AlertStatus.RETRACTED),
                alerts.size());
        share(group.shares().get("merged"), count(alerts, alert -> alert.end == AlertStatus.MERGED), alerts.size());
        share(
                group.shares().get("open"),
                count(
                        alerts,
                        alert -> List.of(AlertStatus.RAISED, AlertStatus.ACKNOWLEDGED, AlertStatus.ESCALATED)
                                .contains(alert.end)),
                alerts.size());
        share(group.precision(), confirmed, confirmed + dismissed);
    }

    private static void judgements(Judgements judgements, List<MadeAlert> alerts) {
        List<MadeAlert> decided = select(alerts, alert -> alert.isDecided() && !alert.carried);
        share(judgements.confirmed(), count(decided, alert -> alert.end == AlertStatus.CONFIRMED), decided.size());
        share(
                judgements.agreeing(),
                count(decided, alert -> alert.end == AlertStatus.CONFIRMED ? alert.score >= 0.5 : alert.score < 0.5),
                decided.size());
    }

    private static void secondLooks(AuditReport report, List<MadeAlert> alerts) {
        List<MadeAlert> taken =
                select(alerts, alert -> alert.second == SecondLook.AGREED || alert.second == SecondLook.DISAGREED);
        assertThat(report.secondLooks().wanted()).isEqualTo(count(alerts, alert -> alert.second == SecondLook.WANTED));
        share(report.secondLooks().agreed(), count(taken, alert -> alert.second == SecondLook.AGREED), taken.size());
        List<MadeAlert> dismissed = select(taken, alert -> alert.end == AlertStatus.DISMISSED);
        share(
                report.secondLooks().agreedWithDismissal(),
                count(dismissed, alert -> alert.second == SecondLook.AGREED),
                dismissed.size());
    }

    private static void overturned(AuditReport report, List<MadeAlert> all, List<MadeAlert> alerts) {
        long pairs = 0;
        long overturned = 0;
        for (MadeAlert later : alerts) {
            for (MadeAlert earlier : all) {
                boolean linked = earlier.id.equals(later.linkedTo) && earlier.raisedAt.isBefore(UNTIL);
                if (linked && later.isDecided() && !later.carried && earlier.end == AlertStatus.DISMISSED) {
                    pairs++;
                    overturned += later.end == AlertStatus.CONFIRMED ? 1 : 0;
                }
            }
        }
        share(report.overturned().dismissedThenConfirmed(), overturned, pairs);
    }

    private static void exercises(AuditReport report, List<MadeAlert> exercises) {
        assertThat(report.exercises().raised()).isEqualTo(exercises.size());
        share(
                report.exercises().answered().get("acknowledged only"),
                count(exercises, alert -> alert.end == AlertStatus.ACKNOWLEDGED),
                exercises.size());
        List<MadeAlert> decided = select(exercises, MadeAlert::isDecided);
        share(report.exercises().asBefore(), count(decided, alert -> alert.end == wasBefore(alert)), decided.size());
    }

    private static void times(Times times, List<MadeAlert> alerts) {
        double[] seconds = alerts.stream()
                .filter(alert -> alert.isDecided() && !alert.carried)
                .filter(alert ->
                        times.severity().equals("all") || alert.severity.name().equals(times.severity()))
                .mapToDouble(alert -> times.until().equals("decision") ? alert.decidedAfter : alert.answeredAfter)
                .toArray();
        assertThat(times.count()).isEqualTo(seconds.length);
        if (seconds.length > 0) {
            assertThat(times.medianSeconds()).isEqualTo(naiveQuantile(seconds, 0.5));
            assertThat(times.p90Seconds()).isEqualTo(naiveQuantile(seconds, 0.9));
            assertThat(times.p99Seconds()).isEqualTo(naiveQuantile(seconds, 0.99));
        }
    }

    private static double naiveQuantile(double[] seconds, double share) {
        return DoubleStream.of(seconds)
                .filter(value ->
                        DoubleStream.of(seconds).filter(other -> other <= value).count()
                                >= share * seconds.length - 1e-9)
                .min()
                .orElseThrow();
    }

    private static void share(Share share, long count, long of) {
        assertThat(share.count()).isEqualTo(count);
        assertThat(share.of()).isEqualTo(of);
        if (of > 0) {
            assertThat(share.share()).isCloseTo((double) count / of, within(1e-12));
            assertThat(share.lower()).isLessThanOrEqualTo(share.share());
            assertThat(share.upper()).isGreaterThanOrEqualTo(share.share());
        }
    }

    private static List<MadeAlert> select(List<MadeAlert> alerts, Predicate<MadeAlert> which) {
        return alerts.stream().filter(which).toList();
    }

    private static long count(List<MadeAlert> alerts, Predicate<MadeAlert> which) {
        return alerts.stream().filter(which).count();
    }

    @Test
    void suppressionsAreTheirHoursTheirReasonsAndWhatTheyCovered() {
        Instant at = FROM.plusSeconds(3_600);
        tally.take(suppression("w-1", "fireworks", at, Duration.ofHours(6)), at);
        tally.take(suppression("w-1", "fireworks", at, Duration.ofHours(6)), at); // Told twice after a crash.
        tally.take(suppression("w-2", "fireworks", at, Duration.ofHours(4)), at);
        tally.take(suppression("w-3", "sensor-fault", at, Duration.ofHours(1)), UNTIL.plusSeconds(1));
        tally.take(
                AlertHistory.newBuilder()
                        .setAlertId("north")
                        .setOrder(order("l-1", null, "w-2")
                                .setAt(at.plus(Duration.ofHours(1)))
                                .build())
                        .setStatus(status("l-1", true, "lifted"))
                        .build(),
                at);
        AlertHistory refused = suppression("w-4", "too-long", at, Duration.ofHours(13));
        tally.take(
                AlertHistory.newBuilder(refused)
                        .setStatus(status("w-4", false, "at most 12 h"))
                        .build(),
                at);
        tally.take(covered("x", "w-1"), at);
        tally.take(covered("y", "w-1"), at);
        tally.take(covered("z", null), at);
        AuditReport.Suppressions figures = tally.report().suppressions();
        assertThat(figures.byReason()).containsExactly(new Reason("fireworks", 2, 7, 2));
        assertThat(figures.windows())
                .extracting(AuditReport.Window::id, AuditReport.Window::covered)
                .containsExactly(tuple("w-1", 2L), tuple("w-2", 0L));
        assertThat(figures.refused()).isEqualTo(1);
        share(figures.suppressed(), 2, 3);
    }

    @Test
    void refusedAnswersAreCountedOnceAndByKind() {
        tally.take(
                answered("r-1", false, "the alert has changed: revision 3 was seen, it is now at revision 12"), FROM);
        tally.take(
                answered("r-1", false, "the alert has changed: revision 3 was seen, it is now at revision 12"), FROM);
        tally.take(answered("r-2", false, "the alert has changed: revision 1 was seen, it is now at revision 2"), FROM);
        tally.take(answered("r-3", false, "CONFIRM needs a reason code"), FROM);
        tally.take(answered("r-4", true, "the alert is CONFIRMED"), FROM);
        tally.take(answered("r-5", false, "CONFIRM needs a reason code"), UNTIL);
        AuditReport.Reviews reviews = tally.report().reviews();
        share(reviews.refused(), 3, 4);
        assertThat(reviews.byReason())
                .isEqualTo(Map.of(
                        "the alert has changed: revision # was seen, it is now at revision #",
                        2L,
                        "CONFIRM needs a reason code",
                        1L));
        assertThat(ReviewTally.general("no alert " + "0a".repeat(32) + " here")).isEqualTo("no alert # here");
    }

    @Test
    void accessesAreCountedByPurposeWithTheirAccounts() {
        tally.take(access("x", "ann", "review"), FROM);
        tally.take(access("x", "ann", "review"), FROM);
        tally.take(access("y", "bob", "review"), FROM);
        tally.take(access("y", "bob", "audit"), FROM);
        tally.take(access("y", "bob", "audit"), FROM.minusSeconds(1));
        assertThat(tally.report().accesses())
                .isEqualTo(new AuditReport.Accesses(
                        4,
                        List.of(new Purpose("audit", 1, 1, 1), new Purpose("review", 3, 2, 2)),
                        Map.of("evidence", 4L),
                        Map.of("operator", 4L)));
    }

    @Test
    void aPeriodWithoutAnythingIsWrittenWithoutAFigureThatNobodyKnows() {
        List<String> lines = AuditReportText.lines(tally.report());
        assertThat(lines)
                .contains("all: 0 raised; confirmed of decided of none")
                .noneMatch(line -> line.contains("NaN"));
    }

    private static AlertHistory covered(String id, String window) {
        return AlertHistory.newBuilder()
                .setAlertId(id)
                .setAlert(AlertSamples.alert(id)
                        .setRaisedAt(FROM.plusSeconds(7_200))
                        .setSuppressedBy(window)
                        .build())
                .build();
    }

    private static AlertHistory suppression(String id, String reason, Instant from, Duration length) {
        Suppression window = Suppression.newBuilder()
                .setReason(reason)
                .setFrom(from)
                .setUntil(from.plus(length))
                .setLatitude(37.8)
                .setLongitude(-122.2)
                .setRadiusMetres(500)
                .setUpTo(Severity.MODERATE)
                .build();
        return AlertHistory.newBuilder()
                .setAlertId("north")
                .setOrder(order(id, window, null).build())
                .setStatus(status(id, true, "in force"))
                .build();
    }

    private static DeskOrder.Builder order(String id, Suppression window, String lift) {
        return DeskOrder.newBuilder()
                .setOrderId(id)
                .setDesk("north")
                .setBy("ann")
                .setAt(FROM)
                .setSuppression(window)
                .setLift(lift);
    }

    private static ReviewStatus status(String id, boolean applied, String reason) {
        return ReviewStatus.newBuilder()
                .setReviewId(id)
                .setAlertId("x")
                .setApplied(applied)
                .setReason(reason)
                .setRevision(1)
                .setContentHash("")
                .build();
    }

    private static AlertHistory answered(String id, boolean applied, String reason) {
        Review review = Review.newBuilder()
                .setReviewId(id)
                .setAlertId("x")
                .setDesk("north")
                .setSeenRevision(1)
                .setSeenHash("")
                .setAction(ReviewAction.CONFIRM)
                .setReviewer("ann")
                .setAt(FROM)
                .build();
        return AlertHistory.newBuilder()
                .setAlertId("x")
                .setReview(review)
                .setStatus(status(id, applied, reason))
                .build();
    }

    private static AlertHistory access(String alert, String account, String purpose) {
        return AlertHistory.newBuilder()
                .setAlertId(alert)
                .setAccess(EvidenceAccess.newBuilder()
                        .setAccount(account)
                        .setRole("operator")
                        .setPurpose(purpose)
                        .setWhat("evidence")
                        .setAt(FROM)
                        .build())
                .build();
    }
}
