package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Finding;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.MatchComposer;
import io.crossfix.model.Observation;
import io.crossfix.model.Placement;
import io.crossfix.model.RuleLabel;
import io.crossfix.model.desk.AttentionSettings;
import io.crossfix.model.desk.DeskMap;
import io.crossfix.model.desk.IncidentSettings;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Severity;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shell around a desk's book: the clock on the wall, crashes, the end of the input. */
class RaiseAlertsTest {

    private static final Grid GRID = new Grid(GridSettings.DEFAULT);
    private static final MatchComposer COMPOSER = new MatchComposer(RiskModel.shipped());
    private static final RuleLabel RULE = new RuleLabel("rule", 1, "1.0", Severity.SEVERE, false);
    private static final long NINE = 1_767_301_200_000L;

    static {
        AvroTrust.install();
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, Match, SpecificRecord, Alert> job;

    @BeforeEach
    void start() throws Exception {
        job = harness();
        job.open();
        at(0);
    }

    @AfterEach
    void stop() throws Exception {
        job.close();
    }

    @Test
    void anUpdateIsSaidTenSecondsAfterTheFirstWord() throws Exception {
        job.processElement1(match("a", 0), 0);
        at(1);
        job.processElement1(match("b", 1), 0);
        assertThat(alerts()).hasSize(1);
        at(10);
        assertThat(alerts())
                .hasSize(2)
                .last()
                .satisfies(alert -> assertThat(alert.getMatchCount()).isEqualTo(2));
    }

    @Test
    void theClockGoesOnAfterACrash() throws Exception {
        job.processElement1(match("a", 0), 0);
        crash(20);
        assertThat(alerts()).isEmpty();
        at(30);
        assertThat(alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.ESCALATED));
        crash(40);
        at(60);
        assertThat(alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.getEscalation()).isEqualTo(2));
    }

    @Test
    void whatWasDueDuringACrashIsDoneAtOnce() throws Exception {
        job.processElement1(match("a", 0), 0);
        crash(300);
        at(301);
        assertThat(alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.ESCALATED));
    }

    @Test
    void everythingSaidStandsInTheHistoryAnswersFirst() throws Exception {
        job.processElement1(match("a", 0), 0);
        job.processElement2(confirm(alerts().get(0)), 0);
        assertThat(said(RaiseAlerts.HISTORY))
                .extracting(line ->
                        line.getReview() == null ? "alert " + line.getAlert().getStatus() : "review")
                .containsExactlyInAnyOrder("alert RAISED", "alert CONFIRMED", "review");
        assertThat(job.getSideOutput(RaiseAlerts.VERDICTS)).hasSize(1);
    }

    @Test
    void aDecisionReadAgainAfterACrashIsTheSame() throws Exception {
        OperatorSubtaskState before = job.snapshot(1, 1);
        job.processElement1(match("a", 0), 0);
        Review confirm = confirm(alerts().get(0));
        job.processElement2(confirm, 0);
        ReviewStatus status = said(RaiseAlerts.REVIEW_STATUS).get(0);

        restore(before, 5);
        job.processElement2(confirm, 0);
        job.processElement2(status, 0);
        job.processElement1(match("a", 0), 0);
        assertThat(alerts())
                .last()
                .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.CONFIRMED));
    }

    @Test
    void theEndOfTheInputEndsNoAlert() throws Exception {
        job.processElement1(match("a", 0), 0);
        at(1);
        job.processElement1(match("b", 1), 0);
        job.processBothWatermarks(Watermark.MAX_WATERMARK);
        job.endAllInputs();
        job.getOperator().finish();
        assertThat(alerts()).hasSize(2).last().satisfies(alert -> {
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.RAISED);
            assertThat(alert.getMatchCount()).isEqualTo(2);
        });
    }

    private void at(long seconds) throws Exception {
        job.setProcessingTime(NINE + seconds * 1_000);
    }

    private void crash(long secondsLater) throws Exception {
        restore(job.snapshot(1, 1), secondsLater);
    }

    private void restore(OperatorSubtaskState state, long secondsLater) throws Exception {
        job.close();
        job = harness();
        job.setProcessingTime(NINE + secondsLater * 1_000);
        job.initializeState(state);
        job.open();
    }

    private List<Alert> alerts() {
        return job.extractOutputValues();
    }

    private <T> List<T> said(OutputTag<T> output) {
        return job.getSideOutput(output).stream().map(StreamRecord::getValue).toList();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Match, SpecificRecord, Alert> harness()
            throws Exception {
        Desks desks = new Desks(DeskMap.DEFAULT);
        RaiseAlerts.Settings settings = new RaiseAlerts.Settings(
                GridSettings.DEFAULT, IncidentSettings.DEFAULT, AttentionSettings.DEFAULT, DeskMap.DEFAULT);
        KeyedTwoInputStreamOperatorTestHarness<String, Match, SpecificRecord, Alert> harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new RaiseAlerts(settings), match -> desks.of(match), word -> desks.of(word), Types.STRING);
        harness.setup(Records.type(Alert.class)
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private static Review confirm(Alert seen) {
        return Review.newBuilder()
                .setReviewId("r-1")
                .setAlertId(seen.getAlertId())
                .setDesk(seen.getDesk())
                .setSeenRevision(seen.getRevision())
                .setSeenHash(seen.getContentHash())
                .setAction(ReviewAction.CONFIRM)
                .setReason("seen-on-camera")
                .setReviewer("operator-1")
                .setAt(Instant.EPOCH)
                .build();
    }

    private static Match match(String id, long seconds) {
        Observation shot =
                Observation.plain(Kind.GUNSHOT, id, "array-1", NINE + seconds * 1_000, 41.85, -87.68, 25, 0.9, 1, 3);
        Placement placement = GRID.place(shot);
        Finding finding = new Finding("", List.of(new Finding.Piece("shots", shot, 0)), List.of("heard"), List.of());
        Match match =
                COMPOSER.holds(RULE, new MatchComposer.Place(placement.home(), placement.riskCell()), finding, null);
        return COMPOSER.seal(match, COMPOSER.contentHash(match), 1, 0);
    }
}
