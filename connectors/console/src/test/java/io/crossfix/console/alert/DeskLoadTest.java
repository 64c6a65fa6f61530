package io.crossfix.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.console.Samples;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Load and handover of random shifts, against counting each figure by its own words. */
class DeskLoadTest {

    private static final Instant NOW = Instant.parse("2026-11-27T03:07:30Z");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFiguresAreWhatCountingGives(long seed) {
        List<Alert> alerts = shift(new Random(seed));
        DeskLoad load = DeskLoad.of("city", alerts, 6, NOW);
        int open = 0;
        int unanswered = 0;
        int recent = 0;
        int due = 0;
        int prompt = 0;
        int decided = 0;
        Long oldest = null;
        for (Alert alert : alerts) {
            if (!alert.getDesk().equals("city")) {
                continue;
            }
            long age = Duration.between(alert.getRaisedAt(), NOW).toMillis();
            String status = alert.getStatus().name();
            boolean isOpen = List.of("RAISED", "ACKNOWLEDGED", "ESCALATED").contains(status);
            open += isOpen ? 1 : 0;
            recent += age < 600_000 && alert.getLane() != Lane.SUPPRESSED ? 1 : 0;
            if (isOpen && !status.equals("ACKNOWLEDGED") && alert.getLane() == Lane.QUEUE) {
                unanswered++;
                oldest = oldest == null ? (Long) (age / 1_000) : (Long) Math.max(oldest, age / 1_000);
            }
            boolean answered = alert.getAnsweredAt() != null
                    && Duration.between(alert.getRaisedAt(), alert.getAnsweredAt())
                                    .toMillis()
                            <= 15_000;
            if (alert.getLane() == Lane.QUEUE && age < 86_400_000 && (answered || age > 15_000)) {
                due++;
                prompt += answered ? 1 : 0;
            }
            boolean lately = alert.getDecidedAt() != null
                    && Duration.between(alert.getDecidedAt(), NOW).toHours() < 24;
            decided += List.of("CONFIRMED", "DISMISSED").contains(status) && lately ? 1 : 0;
        }
        assertThat(load.open()).isEqualTo(open);
        assertThat(load.unanswered()).isEqualTo(unanswered);
        assertThat(load.oldestUnansweredSeconds()).isEqualTo(oldest);
        assertThat(load.last10min()).isEqualTo(recent);
        assertThat(load.flood()).isEqualTo(recent > 6);
        assertThat(load.answered15s()).isEqualTo(due == 0 ? null : (Double) ((double) prompt / due));
        assertThat(load.decided()).isEqualTo(decided);
        assertThat(load.perTenMinutes()).hasSize(144);
        assertThat(load.perTenMinutes().get(143).at()).isEqualTo(Instant.parse("2026-11-27T03:00:00Z"));
        assertThat(load.perTenMinutes().stream()
                        .mapToInt(DeskLoad.Bucket::count)
                        .sum())
                .isEqualTo((int) alerts.stream()
                        .filter(alert -> alert.getDesk().equals("city")
                                && alert.getLane() != Lane.SUPPRESSED
                                && !alert.getRaisedAt().isBefore(Instant.parse("2026-11-26T03:10:00Z")))
                        .count());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void theHandoverCountsEveryAlertOnce(long seed) {
        List<Alert> alerts = shift(new Random(seed));
        Instant from = NOW.minus(Duration.ofHours(8));
        Handover handover = Handover.of(alerts, from, NOW);
        Handover.Counts counts = handover.counts();
        assertThat(counts.raised())
                .isEqualTo((int) alerts.stream()
                        .filter(alert -> !alert.getRaisedAt().isBefore(from)
                                && alert.getRaisedAt().isBefore(NOW))
                        .count())
                .isEqualTo(counts.open()
                        + counts.confirmed()
                        + counts.dismissed()
                        + counts.expired()
                        + counts.retracted()
                        + counts.merged());
        assertThat(handover.decided())
                .allSatisfy(alert -> assertThat(alert.getDecidedAt()).isBetween(from, NOW));
        assertThat(handover.byReviewer().stream()
                        .mapToInt(one -> one.confirmed() + one.dismissed())
                        .sum())
                .isEqualTo(handover.decided().size());
        assertThat(handover.byReviewer())
                .filteredOn(one -> one.reviewer().equals("eva"))
                .allSatisfy(one -> assertThat(one.medianSecondsToDecision()).isEqualTo(median(handover, "eva")));
    }

    private static Double median(Handover handover, String reviewer) {
        double[] seconds = handover.decided().stream()
                .filter(alert -> reviewer.equals(alert.getReviewer()))
                .mapToDouble(alert -> (alert.getDecidedAt().toEpochMilli()
                                - alert.getRaisedAt().toEpochMilli())
                        / 1e3)
                .sorted()
                .toArray();
        int half = seconds.length / 2;
        return seconds.length == 0
                ? null
                : (Double) (seconds.length % 2 == 1 ? seconds[half] : (seconds[half - 1] + seconds[half]) / 2);
    }

    private static List<Alert> shift(Random random) {
        List<Alert> alerts = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            Instant raised = NOW.minusSeconds((long) (Math.pow(random.nextDouble(), 3) * 100_000) + 1);
            AlertStatus status = AlertStatus.values()[random.nextInt(AlertStatus.values().length)];
            boolean decided = status == AlertStatus.CONFIRMED || status == AlertStatus.DISMISSED;
            Instant answer = raised.plusMillis(random.nextInt(80_000));
            boolean answered = (decided || status == AlertStatus.ACKNOWLEDGED) && answer.isBefore(NOW);
            alerts.add(Samples.alert(number, raised)
                    .setDesk(random.nextInt(5) == 0 ? "north" : "city")
                    .setStatus(
                            !answered && (decided || status == AlertStatus.ACKNOWLEDGED) ? AlertStatus.RAISED : status)
                    .setLane(Lane.values()[random.nextInt(4) / 2])
                    .setAnsweredAt(answered ? answer : null)
                    .setDecidedAt(answered && decided ? answer : null)
                    .setReviewer(answered ? random.nextBoolean() ? "eva" : "ada" : null)
                    .setEscalation(random.nextInt(3) / 2)
                    .build());
        }
        return alerts;
    }
}
