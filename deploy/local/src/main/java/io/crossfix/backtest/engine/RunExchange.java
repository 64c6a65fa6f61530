package io.crossfix.backtest.engine;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.wire.Refusal.Reason;
import io.crossfix.wire.Rejection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;

/**
 * What goes into one run and what comes out of it. Sources and sinks are serialized on their way to the tasks, which run in
 * this very process; by the name of the run they find it again.
 */
final class RunExchange implements AutoCloseable {

    /** Most matches that are held at a time, of about 600 bytes each. */
    static final int MAX_MATCHES = 300_000;

    private static final Map<String, RunExchange> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong NAMES = new AtomicLong();
    private static final Set<AlertStatus> GONE = Set.of(AlertStatus.RETRACTED, AlertStatus.MERGED);

    private final String name = "run-" + NAMES.incrementAndGet();
    private final List<SpecificRecord> given;
    private final Map<String, FoundMatch> matches = new ConcurrentHashMap<>();
    private final Map<String, FoundAlert> alerts = new ConcurrentHashMap<>();
    private final Map<Reason, Long> refused = new ConcurrentHashMap<>();
    private volatile long taken;

    private RunExchange(List<SpecificRecord> given) {
        this.given = given;
    }

    /** @param given observations in the order of events */
    static RunExchange open(List<SpecificRecord> given) {
        RunExchange exchange = new RunExchange(given);
        OPEN.put(exchange.name, exchange);
        return exchange;
    }

    static RunExchange named(String name) {
        RunExchange exchange = OPEN.get(name);
        if (exchange == null) {
            throw new IllegalStateException("there is no run " + name + " in this process");
        }
        return exchange;
    }

    String name() {
        return name;
    }

    List<SpecificRecord> given() {
        return given;
    }

    /** Tells how many observations have been handed to the job. */
    void taken(long observations) {
        taken = observations;
    }

    long taken() {
        return taken;
    }

    /** The last record per id counts; all records of an id come from one task, one after the other. */
    void match(Match match) {
        if (match.getState() == MatchState.RETRACTED) {
            matches.remove(match.getMatchId());
            return;
        }
        matches.put(match.getMatchId(), FoundMatch.of(match));
        if (matches.size() > MAX_MATCHES) {
            throw new IllegalStateException("there are more than " + MAX_MATCHES
                    + " matches, which is the most that a backtest holds; narrow the rules or give less data");
        }
    }

    void alert(Alert alert) {
        if (GONE.contains(alert.getStatus())) {
            alerts.remove(alert.getAlertId());
        } else {
            alerts.put(alert.getAlertId(), FoundAlert.of(alert));
        }
    }

    void refused(Rejection rejection) {
        refused.merge(rejection.refusal().reason(), 1L, Long::sum);
    }

    Map<String, FoundMatch> matches() {
        return matches;
    }

    Map<String, FoundAlert> alerts() {
        return alerts;
    }

    Map<Reason, Long> refused() {
        return refused;
    }

    @Override
    public void close() {
        OPEN.remove(name);
    }
}
