package io.crossfix.console.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.console.Samples;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

    private final List<Alert> alerts = new ArrayList<>();

    AlertQueryTest() {
        for (int number = 0; number < 57; number++) {
            // Some at the same time, so that only the id tells them apart.
            alerts.add(Samples.alert(number, NOW.minusSeconds(number / 3)).build());
        }
    }

    private AlertQuery.Page ask(Map<String, String> given) {
        return AlertQuery.of(given::get).page(alerts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest", "severity"})
    void pagesTogetherAreTheWholeInOrder(String sort) {
        List<Alert> whole = ask(Map.of("sort", sort, "limit", "500")).alerts();
        List<Alert> pieced = new ArrayList<>();
        @Nullable String next = null;
        do {
            Map<String, String> given = new HashMap<>(Map.of("sort", sort, "limit", "10"));
            if (next != null) {
                given.put("cursor", next);
            }
            AlertQuery.Page page = ask(given);
            assertThat(page.total()).isEqualTo(57);
            pieced.addAll(page.alerts());
            next = page.next();
        } while (next != null);
        assertThat(pieced).containsExactlyElementsOf(whole).hasSize(57);
    }

    @Test
    void aPageGoesOnAlsoWhenTheAlertItEndedAtIsDecidedMeanwhile() {
        AlertQuery.Page first = ask(Map.of("limit", "10"));
        Alert last = first.alerts().get(9);
        alerts.replaceAll(alert -> alert.equals(last)
                ? Alert.newBuilder(alert).setStatus(AlertStatus.CONFIRMED).build()
                : alert);
        AlertQuery.Page second = ask(Map.of("limit", "10", "cursor", String.valueOf(first.next())));
        assertThat(second.alerts()).hasSize(10).doesNotContainAnyElementsOf(first.alerts());
    }

    @Test
    void wordsAreLookedForInIdRuleReasonAndReviewer() {
        assertThat(ask(Map.of("q", Samples.id(7))).alerts()).hasSize(1);
        assertThat(ask(Map.of("q", "CALLED-IN")).total()).isEqualTo(57);
        assertThat(ask(Map.of("q", "nothing of it")).total()).isZero();
        assertThat(ask(Map.of("rule", "shots-called-in")).total()).isEqualTo(57);
        assertThat(ask(Map.of("rule", "shots")).total()).isZero();
    }

    @Test
    void aBlindAlertsReasonIsNotFoundByItsScore() {
        alerts.clear();
        alerts.add(
                Samples.alert(1, NOW).setBlind(true).setReason("score 0.7311").build());
        assertThat(ask(Map.of("q", "0.7311")).total()).isZero();
    }

    @Test
    void whatDoesNotDoIsNamed() {
        assertThatThrownBy(() -> ask(Map.of("severity", "BAD")))
                .hasMessageContaining("severity")
                .hasMessageContaining("BAD");
        assertThatThrownBy(() -> ask(Map.of("from", "yesterday"))).hasMessageContaining("from");
        assertThatThrownBy(() -> ask(Map.of("cursor", "AAAA"))).hasMessageContaining("cursor");
    }
}
