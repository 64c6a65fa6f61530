package io.crossfix.model.desk;

import static io.crossfix.model.desk.DeskUnderTest.match;
import static io.crossfix.model.desk.DeskUnderTest.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.RuleLabel;
import io.crossfix.model.Sightings;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Lane;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.Severity;
import io.crossfix.record.Suppression;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskLanesTest {

    private static final RuleLabel MINOR = rule("minor", Severity.MINOR);
    private static final RuleLabel MODERATE = rule("moderate", Severity.MODERATE);
    private static final RuleLabel SEVERE = rule("severe", Severity.SEVERE);
    private static final RuleLabel EXTREME = rule("extreme", Severity.EXTREME);

    private final DeskUnderTest desk = new DeskUnderTest(DeskUnderTest.budget(2));

    @Test
    void aSuppressedAlertIsShownAndRecordedAndCallsForNobody() {
        assertThat(desk.order(window("w-1", 0, 3_600)).getReason()).isEqualTo("carried out");
        Alert alert = desk.at(10).take(match(MODERATE, "a", 10, 0)).get(0);
        assertThat(alert.getLane()).isEqualTo(Lane.SUPPRESSED);
        assertThat(alert.getSuppressedBy()).isEqualTo("w-1");
        assertThat(alert.getEscalatesAt()).isNull();
        assertThat(desk.answer(alert, ReviewAction.DISMISS, "fireworks").getApplied())
                .isTrue();
    }

    @Test
    void aWindowHoldsForItsAreaItsRulesItsSeverityAndItsTime() {
        desk.order(window("w-1", 0, 3_600));
        assertThat(lane(20, match(SEVERE, "severe", 20, 0))).isEqualTo(Lane.QUEUE);
        assertThat(lane(20, match(MODERATE, "far", 20, 5_000))).isEqualTo(Lane.QUEUE);
        assertThat(lane(4_000, match(MODERATE, "after", 4_000, 0))).isEqualTo(Lane.QUEUE);
        desk.order(DeskOrder.newBuilder(window("w-2", 4_000, 8_000))
                .setSuppression(
                        suppression(4_000, 8_000).setRules(List.of("other")).build())
                .build());
        assertThat(lane(5_000, match(MODERATE, "another-rule", 5_000, 0))).isEqualTo(Lane.QUEUE);
        assertThat(lane(5_000, match(rule("other", Severity.MODERATE), "this-rule", 5_000, 900)))
                .isEqualTo(Lane.SUPPRESSED);
    }

    @Test
    void whatBecomesSevereLeavesTheWindow() {
        desk.order(window("w-1", 0, 3_600));
        Alert alert = desk.at(10).take(match(MODERATE, "a", 10, 0)).get(0);
        desk.at(11).take(match(SEVERE, "b", 11, 0));
        assertThat(desk.latest(alert).getLane()).isEqualTo(Lane.QUEUE);
        assertThat(desk.latest(alert).getSuppressedBy()).isNull();
        assertThat(desk.latest(alert).getEscalatesAt()).isNotNull();
    }

    @Test
    void aLiftedWindowHoldsNoMoreAndAWindowSurvivesARestart() {
        desk.order(window("w-1", 0, 3_600));
        desk.restart();
        assertThat(lane(10, match(MODERATE, "a", 10, 0))).isEqualTo(Lane.SUPPRESSED);
        assertThat(desk.order(lift("l-1", "w-1")).getApplied()).isTrue();
        assertThat(lane(20, match(MODERATE, "z", 20, 900))).isEqualTo(Lane.QUEUE);
        assertThat(desk.order(lift("l-2", "w-1")).getReason()).contains("no suppression window w-1");
    }

    @Test
    void anOrderIsCarriedOutOnce() {
        desk.order(window("w-1", 0, 3_600));
        assertThat(desk.order(window("w-1", 0, 3_600)).getReason()).isEqualTo("was carried out before");
        desk.order(lift("l-1", "w-1"));
        assertThat(desk.restart().order(window("w-1", 0, 3_600)).getReason()).isEqualTo("was carried out before");
        assertThat(lane(10, match(MODERATE, "a", 10, 0))).isEqualTo(Lane.QUEUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 43201 | 100   | planned | MODERATE | at most 12 h",
                "0 | 43200 | 100   | planned | MODERATE | carried out",
                "9 | 9     | 100   | planned | MODERATE | must end after it begins",
                "-9 | 0    | 100   | planned | MODERATE | must end after it begins and after now",
                "0 | 60    | 100   | ' '     | MODERATE | needs a reason code",
                "0 | 60    | 100   | planned | EXTREME  | EXTREME alerts cannot be suppressed",
                "0 | 60    | 0     | planned | MODERATE | radiusMetres must be within",
                "0 | 60    | 20001 | planned | MODERATE | radiusMetres must be within",
                "0 | 60    | NaN   | planned | MODERATE | radiusMetres must be within",
            })
    void aWindowThatMayNotBeIsRefusedWithTheReason(
            long from, long until, double radius, String reason, Severity upTo, String said) {
        DeskOrder order = DeskOrder.newBuilder(window("w", 0, 1))
                .setSuppression(suppression(from, until)
                        .setRadiusMetres(radius)
                        .setReason(reason)
                        .setUpTo(upTo)
                        .build())
                .build();
        assertThat(desk.order(order).getReason()).contains(said);
    }

    @Test
    void anOrderForNobodyOrOfNothingIsRefused() {
        assertThat(desk.order(DeskOrder.newBuilder(window("w", 0, 60))
                                .setDesk("moon")
                                .build())
                        .getReason())
                .isEqualTo("there is no desk moon");
        assertThat(desk.order(DeskOrder.newBuilder(window("w", 0, 60))
                                .setLift("v")
                                .build())
                        .getReason())
                .contains("exactly one of suppression, lift and exercise");
    }

    @Test
    void overTheBudgetTheLowestWaitAndTheSevereNever() {
        assertThat(lane(0, match(MINOR, "a", 0, 0))).isEqualTo(Lane.QUEUE);
        assertThat(lane(1, match(MINOR, "b", 1, 1_000))).isEqualTo(Lane.QUEUE);
        assertThat(lane(2, match(MINOR, "c", 2, 2_000))).isEqualTo(Lane.WAITING);
        assertThat(lane(3, match(MODERATE, "d", 3, 3_000))).isEqualTo(Lane.QUEUE);
        assertThat(lane(4, match(MODERATE, "e", 4, 4_000))).isEqualTo(Lane.QUEUE);
        assertThat(lane(5, match(MODERATE, "f", 5, 5_000))).isEqualTo(Lane.WAITING);
        assertThat(lane(6, match(SEVERE, "g", 6, 6_000))).isEqualTo(Lane.QUEUE);
        assertThat(lane(7, match(EXTREME, "h", 7, 7_000))).isEqualTo(Lane.QUEUE);
    }

    @Test
    void whatWaitsComesInWhenThereIsRoomTheWorstFirst() {
        overTheBudgetTheLowestWaitAndTheSevereNever();
        assertThat(desk.restart().nextDue()).as("a severe one escalates first").isLessThanOrEqualTo(600);
        desk.at(603).tick();
        assertThat(open(Lane.WAITING)).extracting(Alert::getSeverity).containsExactly(Severity.MINOR);
        desk.at(1_300).tick();
        assertThat(open(Lane.WAITING)).isEmpty();
    }

    @Test
    void aWaitingAlertThatBecomesSevereComesInAtOnce() {
        overTheBudgetTheLowestWaitAndTheSevereNever();
        desk.at(8).take(match(SEVERE, "c-2", 8, 2_010));
        assertThat(open(Lane.WAITING)).extracting(Alert::getSeverity).containsExactly(Severity.MODERATE);
    }

    @Test
    void anAlertFromThePastCountsForNoBudget() {
        for (int i = 0; i < 5; i++) {
            assertThat(lane(10_000, match(MINOR, "old-" + i, 0, 1_000 * i))).isEqualTo(Lane.QUEUE);
        }
        assertThat(lane(10_000, match(MINOR, "new", 10_000, 0))).isEqualTo(Lane.QUEUE);
    }

    private Lane lane(long now, io.crossfix.record.Match match) {
        return desk.at(now).take(match).get(0).getLane();
    }

    private List<Alert> open(Lane lane) {
        return desk.latest().values().stream()
                .filter(alert -> alert.getLane() == lane && alert.getStatus() == AlertStatus.RAISED)
                .toList();
    }

    private static DeskOrder window(String id, long from, long until) {
        return DeskOrder.newBuilder()
                .setOrderId(id)
                .setDesk("city")
                .setBy("operator-1")
                .setAt(Instant.EPOCH)
                .setSuppression(suppression(from, until).build())
                .build();
    }

    private static DeskOrder lift(String id, String window) {
        return DeskOrder.newBuilder(window(id, 0, 1))
                .setSuppression(null)
                .setLift(window)
                .build();
    }

    private static Suppression.Builder suppression(long from, long until) {
        return Suppression.newBuilder()
                .setReason("planned-fireworks")
                .setFrom(Instant.ofEpochMilli(Sightings.NINE_PM + from * 1_000))
                .setUntil(Instant.ofEpochMilli(Sightings.NINE_PM + until * 1_000))
                .setLatitude(DeskUnderTest.latitude(0))
                .setLongitude(-87.68)
                .setRadiusMetres(1_000);
    }
}
