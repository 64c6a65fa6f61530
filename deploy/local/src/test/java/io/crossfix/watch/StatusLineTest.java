package io.crossfix.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.local.Numbers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    @Test
    void everyNumberHasItsPlace() {
        Latency latency = new Latency();
        latency.record(1_000, 1_005);
        Numbers numbers = new Numbers(Map.of(
                "admitted", 222_517L,
                "rejected.FUTURE", 10L,
                "rejected.BAD_ID", 2L,
                "late", 3L,
                "matches.shots-corroborated", 40L,
                "matches.hotlist-near-shots", 5L,
                "alerts", 6L,
                "facts", 1_789L));

        assertThat(StatusLine.of(numbers, latency))
                .isEqualTo(
                        "admitted 222,517  rejected 12 (BAD_ID 2, FUTURE 10)  late 3  revisions of matches 45, of alerts 6"
                                + "  facts 1,789  append to alert p50 5 ms p99 5 ms");
    }

    @Test
    void beforeTheFirstRecordItSaysSo() {
        assertThat(StatusLine.of(new Numbers(Map.of()), new Latency()))
                .isEqualTo(
                        "admitted 0  rejected 0  late 0  revisions of matches 0, of alerts 0  facts 0  append to alert -");
    }
}
