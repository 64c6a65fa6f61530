package io.crossfix.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.console.Samples;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

    private final AlertBook book = new AlertBook(3, 1_000);

    private void take(int number, AlertStatus status, int partition, long offset) {
        book.take(new SeenAlert(Samples.alert(number, NOW).setStatus(status).build(), partition, offset));
    }

    @Test
    void theLastRecordInLogOrderCounts() {
        book.begin(Map.of(0, 0L, 1, 0L));
        take(1, AlertStatus.RAISED, 0, 0);
        take(1, AlertStatus.CONFIRMED, 0, 1);
        assertThat(book.find(Samples.id(1))).map(Alert::getStatus).hasValue(AlertStatus.CONFIRMED);
        assertThat(book.open()).isEmpty();
        assertThat(book.positions()).hasToString("0:2,1:0");
    }

    @Test
    void whatIsClosedLeavesFirst() {
        take(1, AlertStatus.RAISED, 0, 0);
        take(2, AlertStatus.DISMISSED, 0, 1);
        take(3, AlertStatus.RAISED, 0, 2);
        take(4, AlertStatus.RAISED, 0, 3);
        assertThat(book.all())
                .extracting(Alert::getAlertId)
                .containsExactlyInAnyOrder(Samples.id(1), Samples.id(3), Samples.id(4));
        take(5, AlertStatus.RAISED, 0, 4);
        assertThat(book.find(Samples.id(1))).isEmpty();
    }

    @Test
    void aMonthOfProbesPushesOutNothingThatPeopleHaveAnswered() {
        AlertBook large = new AlertBook(2_000, 1_000_000);
        large.take(new SeenAlert(
                Samples.alert(1, NOW).setStatus(AlertStatus.CONFIRMED).build(), 0, 0));
        for (int probe = 2; probe < 5_000; probe++) {
            large.take(new SeenAlert(
                    Samples.alert(probe, NOW)
                            .setStatus(AlertStatus.RETRACTED)
                            .setLane(Lane.SUPPRESSED)
                            .build(),
                    0,
                    probe));
        }
        assertThat(large.find(Samples.id(1))).isPresent();
        assertThat(large.find(Samples.id(4_999))).isPresent();
        assertThat(large.all()).hasSizeLessThan(600);
    }

    @Test
    void whoeverStandsBeforeWhatIsForgottenMustStartAnew() {
        book.begin(Map.of(0, 0L));
        take(1, AlertStatus.DISMISSED, 0, 0);
        take(2, AlertStatus.RAISED, 0, 1);
        Positions early = new Positions(Map.of(0, 0L));
        Positions later = new Positions(Map.of(0, 1L));
        assertThat(book.reachesBackTo(early)).isTrue();
        take(3, AlertStatus.RAISED, 0, 2);
        take(4, AlertStatus.RAISED, 0, 3);
        assertThat(book.reachesBackTo(early)).isFalse();
        assertThat(book.reachesBackTo(later)).isTrue();
        assertThat(book.since(later))
                .extracting(Alert::getAlertId)
                .containsExactlyInAnyOrder(Samples.id(2), Samples.id(3), Samples.id(4));
        assertThat(book.reachesBackTo(new Positions(Map.of(0, 99L)))).isFalse();
    }

    @Test
    void weightIsBoundedToo() {
        AlertBook light = new AlertBook(1_000, 60);
        for (int number = 0; number < 50; number++) {
            light.take(new SeenAlert(Samples.alert(number, NOW).build(), 0, number));
        }
        int weight = light.all().stream()
                .mapToInt(alert -> new SeenAlert(alert, 0, 0).weight())
                .sum();
        assertThat(weight).isLessThanOrEqualTo(60);
        assertThat(light.find(Samples.id(49))).isPresent();
    }
}
