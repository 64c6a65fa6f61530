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
 * times are handed in, in nanoseconds of one and the same clock, and so is work, which after a window over the limits is to
 * be measured in processor time: on a machine that is short of it every rule seems to take long.
 */
final class RuleBudget {

    private static final int WINDOWS_IN_A_ROW = 2;
    private static final long HOUR_MILLIS = 3_600_000;
    /** A rule looks back a day at most; the oldest hours beyond are forgotten. */
    private static final int MAX_HOURS = 48;

    private final BudgetLimits limits;
    private final Map<String, Account> accounts = new HashMap<>();
    private final List<Demotion> due = new ArrayList<>();
    private boolean hasBegun;
    private long begunAt;
    private long windowFrom;
    private long turns;
    private long turnsInWindow;
    private boolean suspects;

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

    RuleBudget(BudgetLimits limits) {
        this.limits = limits;
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

    /** An observation, or a moment that a cell waited for, is about to be worked on: judges the window when it is over. */
    void turn(long now) {
        if (!hasBegun) {
            hasBegun = true;
            begunAt = now;
            windowFrom = now;
        } else if (now - windowFrom >= limits.windowNanos()) {
            accounts.forEach((rule, account) -> judge(rule, account, now));
            suspects = accounts.values().stream().anyMatch(account -> account.windowsOver > 0);
            windowFrom = now;
            turnsInWindow = 0;
        }
        turns++;
        turnsInWindow++;
    }

    /** Whether work is to be measured in processor time: a rule took too much by the clock, which may be the machine's fault. */
    boolean suspects() {
        return suspects;
    }

    /** A rule was worked on in a turn. */
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
        boolean isGrace = now - begunAt <= limits.graceNanos() || turns <= limits.graceTurns();
        int factor = isGrace ? limits.graceFactor() : 1;
        double share = (double) account.workNanos / (now - windowFrom);
        long each = account.workNanos / Math.max(1, turnsInWindow);
        boolean over = share > factor * limits.maxShare() && each > factor * limits.maxNanosPerTurn();
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
                "took %.0f %% of the task's time and %,d microseconds for each turn, over %d windows of %d ms; at most"
                        + " %.0f %% or %,d microseconds are allowed",
                share * 100,
                nanosEach / 1_000,
                WINDOWS_IN_A_ROW,
                limits.windowNanos() / 1_000_000,
                limits.maxShare() * 100,
                limits.maxNanosPerTurn() / 1_000);
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
