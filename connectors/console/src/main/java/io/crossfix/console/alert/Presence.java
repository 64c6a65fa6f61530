package io.crossfix.console.alert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Who looks at which alert. A look is forgotten after 25 s unless it is told again; at most 10,000 are remembered. */
public final class Presence {

    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(25);
    private static final int MOST = 10_000;

    private final Cache<Look, Boolean> looks;

    private record Look(String alertId, String account) {}

    /** @param clock of the wall */
    public Presence(Clock clock) {
        this.looks = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** Notes a look or its end; whether that changes who looks. */
    public boolean note(String alertId, String account, boolean viewing) {
        Look look = new Look(alertId, account);
        boolean before = looks.getIfPresent(look) != null;
        if (viewing) {
            looks.put(look, true);
        } else {
            looks.invalidate(look);
        }
        return before != viewing;
    }

    /** The accounts that look at an alert, sorted. */
    public List<String> viewers(String alertId) {
        return looks.asMap().keySet().stream()
                .filter(look -> look.alertId().equals(alertId))
                .map(Look::account)
                .sorted()
                .toList();
    }
}
