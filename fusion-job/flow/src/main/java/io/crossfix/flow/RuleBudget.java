package io.crossfix.flow;

import io.crossfix.rule.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches what each rule takes on one task, and tells when one takes too much: first into shadow, then off. Knows no clock;
 * all times are handed in, in nanoseconds of one and the same clock.
 */
final class RuleBudget {

    private static final int WINDOWS_IN_A_ROW = 2;
    private static final long HOUR_MILLIS = 3_600_000;
    /** A rule looks back a day at most; the oldest hours beyond are forgotten. */
    private static final int MAX_HOURS = 48;

    private final BudgetLimits limits;
    private final long startedAt;
    private final Map<String, Account> accounts = new HashMap<>();
    private final List<Demotion> due = new ArrayList<>();
    private long windowFrom;
    private long observations;

    /**
     * A rule took too much.
     *
     * @param to what it may do from now on
     * @param reason which limit, and what was measured
     */
    record Demotion(String rule, Mode to, String reason) {}

    private static final class Account {
        final TreeMap<Long, Integer> matchesByHour = new TreeMap<>();
        long workNanos;
        int windowsOver;
        Mode allowed = Mode.LIVE;
    }

    RuleBudget(BudgetLimits limits, long now) {
        this.limits = limits;
        this.startedAt = now;
        this.windowFrom = now;
    }

    /** A rule was published, or published anew: it begins with a clean account. */
    void published(String rule) {
        accounts.put(rule, new Account());
        due.removeIf(demotion -> demotion.rule().equals(rule));
    }

    /** A rule is gone. */
    void removed(String rule) {
        accounts.remove(rule);
        due.removeIf(demotion -> demotion.rule().equals(rule));
    }

    /** One more observation is about to be processed. */
    void observed(long now) {
        passed(now);
        observations++;
    }

    /** Time has passed: judges the window when it is over. */
    void passed(long now) {
        if (now - windowFrom >= limits.windowNanos()) {
            accounts.forEach((rule, account) -> judge(rule, account, now));
            windowFrom = now;
            observations = 0;
        }
    }

    /** A rule was worked on. */
    void worked(String rule, long nanos) {
        account(rule).workNanos += nanos;
    }

    /** A rule has a new match, whose anchor is of this time in milliseconds since epoch. */
    void matched(String rule, long anchorAt) {
        Account account = account(rule);
        long hour = Math.floorDiv(anchorAt, HOUR_MILLIS);
        int count = account.matchesByHour.merge(hour, 1, Integer::sum);
        if (account.matchesByHour.size() > MAX_HOURS) {
            account.matchesByHour.pollFirstEntry();
        }
        if (count > limits.offMatchesPerHour() && account.allowed != Mode.OFF) {
            demote(rule, account, Mode.OFF, flood(count, hour, limits.offMatchesPerHour()));
        } else if (count > limits.shadowMatchesPerHour() && account.allowed == Mode.LIVE) {
            demote(rule, account, Mode.SHADOW, flood(count, hour, limits.shadowMatchesPerHour()));
        }
    }

    /** Whether a rule has taken too much since {@link #takeDue} was called last. */
    boolean hasDue() {
        return !due.isEmpty();
    }

    /** The rules that have taken too much since the last call. */
    List<Demotion> takeDue() {
        List<Demotion> taken = List.copyOf(due);
        due.clear();
        return taken;
    }

    private Account account(String rule) {
        return accounts.computeIfAbsent(rule, name -> new Account());
    }

    private void judge(String rule, Account account, long now) {
        int factor = now - startedAt <= limits.graceNanos() ? limits.graceFactor() : 1;
        double share = (double) account.workNanos / (now - windowFrom);
        long each = account.workNanos / Math.max(1, observations);
        boolean over = share > factor * limits.maxShare() && each > factor * limits.maxNanosPerObservation();
        account.workNanos = 0;
        account.windowsOver = over ? account.windowsOver + 1 : 0;
        if (account.windowsOver == WINDOWS_IN_A_ROW && account.allowed != Mode.OFF) {
            demote(rule, account, account.allowed == Mode.LIVE ? Mode.SHADOW : Mode.OFF, work(share, each));
        }
    }

    private void demote(String rule, Account account, Mode to, String reason) {
        account.allowed = to;
        account.windowsOver = 0;
        due.add(new Demotion(rule, to, reason));
    }

    private String work(double share, long nanosEach) {
        return String.format(
                Locale.ROOT,
                "took %.0f %% of the task's time and %,d microseconds for each observation, over %d windows of %d ms; at"
                        + " most %.0f %% or %,d microseconds are allowed",
                share * 100,
                nanosEach / 1_000,
                WINDOWS_IN_A_ROW,
                limits.windowNanos() / 1_000_000,
                limits.maxShare() * 100,
                limits.maxNanosPerObservation() / 1_000);
    }

    private static String flood(int count, long hour, int limit) {
        return String.format(
                Locale.ROOT,
                "%,d new matches with anchors in the hour from %s; at most %,d are allowed",
                count,
                Instant.ofEpochMilli(hour * HOUR_MILLIS),
                limit);
    }
}
