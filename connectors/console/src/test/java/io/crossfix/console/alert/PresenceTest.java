package io.crossfix.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.console.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private final HandClock clock = new HandClock(Instant.parse("2026-11-27T03:00:00Z"));
    private final Presence presence = new Presence(clock);

    @Test
    void aLookIsForgottenAfterTwentyFiveSecondsUnlessItIsToldAgain() {
        presence.note("a", "eva", true);
        presence.note("a", "ada", true);
        clock.pass(Duration.ofSeconds(24));
        presence.note("a", "eva", true);
        assertThat(presence.viewers("a")).containsExactly("ada", "eva");
        clock.pass(Duration.ofSeconds(2));
        assertThat(presence.viewers("a")).containsExactly("eva");
        clock.pass(Duration.ofSeconds(24));
        assertThat(presence.viewers("a")).isEmpty();
    }

    @Test
    void onlyAChangeIsWorthTelling() {
        assertThat(presence.note("a", "eva", true)).isTrue();
        assertThat(presence.note("a", "eva", true)).isFalse();
        assertThat(presence.note("a", "eva", false)).isTrue();
        assertThat(presence.note("a", "eva", false)).isFalse();
    }
}
