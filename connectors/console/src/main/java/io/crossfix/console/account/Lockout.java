package io.crossfix.console.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;

/** Slows down whoever guesses: after some failures each further one doubles the wait. Remembers at most 10,000 names. */
public final class Lockout {

    private static final int MOST = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 7;

    private final Clock clock;
    private final int allowed;
    private final Cache<String, Failures> failures;

    private record Failures(int count, long until) {}

    /**
     * @param clock of the wall
     * @param allowed failures without a wait
     */
    public Lockout(Clock clock, int allowed) {
        this.clock = clock;
        this.allowed = allowed;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** How long this name has to wait; zero when it need not. */
    public Duration wait(String name) {
        Failures known = failures.getIfPresent(name);
        long left = known == null ? 0 : known.until() - clock.millis();
        return Duration.ofMillis(Math.max(0, left));
    }

    /** Notes a failure. */
    public void failed(String name) {
        failures.asMap().merge(name, after(1), (old, one) -> after(old.count() + 1));
    }

    /** Forgets the failures of a name. */
    public void succeeded(String name) {
        failures.invalidate(name);
    }

    private Failures after(int count) {
        int over = count - allowed;
        long wait = over < 0 ? 0 : FIRST_WAIT.toMillis() << Math.min(over, MOST_DOUBLINGS);
        return new Failures(count, clock.millis() + wait);
    }
}
