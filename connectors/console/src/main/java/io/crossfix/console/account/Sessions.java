package io.crossfix.console.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who is signed in. In memory only, at most 10,000; ends after some idle time, and after some time in any case. */
public final class Sessions {

    private static final int MOST = 10_000;

    private final Accounts accounts;
    private final Clock clock;
    private final Duration longest;
    private final Cache<String, Session> byDigest;

    /**
     * @param accounts asked at every request, so that a change counts at once
     * @param idle how long a session lasts without a request
     * @param longest how long it lasts at all
     */
    public Sessions(Accounts accounts, Clock clock, Duration idle, Duration longest) {
        this.accounts = accounts;
        this.clock = clock;
        this.longest = longest;
        this.byDigest = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(idle)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** Opens one; the id is new and told to nobody else. */
    public String open(Account account, String signIn) {
        String id = Secrets.token();
        byDigest.put(Secrets.digest(id), new Session(account, Secrets.token(), signIn, clock.instant()));
        return id;
    }

    /** The session of this id, with its account as it is now; empty when it is over. */
    public Optional<Session> find(String id) {
        Session session = byDigest.getIfPresent(Secrets.digest(id));
        if (session == null || !session.since().plus(longest).isAfter(now())) {
            close(id);
            return Optional.empty();
        }
        return current(session);
    }

    private Optional<Session> current(Session session) {
        if (!session.signIn().equals("password")) {
            return Optional.of(session);
        }
        return accounts.find(session.account().account())
                .filter(account -> !account.disabled())
                .map(session::of);
    }

    /** Whether a session holds and its account is still this; does not count as a request. */
    public boolean isOpen(String id, Account account) {
        Session session = byDigest.policy().getIfPresentQuietly(Secrets.digest(id));
        return session != null
                && session.since().plus(longest).isAfter(now())
                && current(session).filter(now -> now.account().equals(account)).isPresent();
    }

    /** Ends one. */
    public void close(String id) {
        byDigest.invalidate(Secrets.digest(id));
    }

    /** Ends all of an account, as after a new password. */
    public void closeAll(String account) {
        byDigest.asMap()
                .values()
                .removeIf(session -> session.account().account().equals(account));
    }

    private Instant now() {
        return clock.instant();
    }
}
