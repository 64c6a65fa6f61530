package io.crossfix.bench;

import io.crossfix.bench.report.Percentiles;
import io.crossfix.local.Waiting;
import io.crossfix.record.Alert;
import io.crossfix.record.Evidence;
import io.crossfix.record.Match;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The planted incidents that count, by the id of the call that decides each. Any thread may tell what it saw. */
final class DecidingCalls {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Map<String, DecidingCall> byId = new ConcurrentHashMap<>();

    /** Expects a call to be told. */
    void expect(String id, DecidingCall call) {
        byId.put(id, call);
    }

    /** Takes note of a match or an alert; anything else tells nothing. */
    void saw(@Nullable Object record, long atMicros) {
        if (record instanceof Match match) {
            each(match.getEvidence(), call -> call.matchSeen(atMicros));
        } else if (record instanceof Alert alert) {
            each(alert.getEvidence(), call -> call.alertSeen(atMicros, alert.getRevision() == 1));
        }
    }

    /** Takes note of a line of a plain job, "R1,shots,call": to its readers that is match and alert in one. */
    void sawLine(String line, long atMicros) {
        DecidingCall call = byId.get(line.substring(line.lastIndexOf(',') + 1));
        if (call != null) {
            call.matchSeen(atMicros);
            call.alertSeen(atMicros, true);
        }
    }

    private void each(List<Evidence> evidence, Consumer<DecidingCall> seen) {
        for (Evidence fact : evidence) {
            DecidingCall call = byId.get(fact.getObservationId());
            if (call != null) {
                seen.accept(call);
            }
        }
    }

    int count() {
        return byId.size();
    }

    /** How many have not been seen as a match and as an alert. */
    long unseen() {
        return byId.values().stream().filter(call -> !call.isSeen()).count();
    }

    /** Waits until all have been seen, but no longer than so. */
    void awaitSeen(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (unseen() > 0 && System.nanoTime() < deadline) {
            Waiting.pause(LOOK_EVERY);
        }
    }

    /** How many of those that were to be sent between two times, microseconds since epoch, have not been seen. */
    long unseenBetween(long from, long to) {
        return between(from, to).filter(call -> !call.isSeen()).count();
    }

    /** From append to alert, of those that were to be sent between two times, microseconds since epoch. */
    Percentiles appendToAlertBetween(String what, long from, long to) {
        return Percentiles.of(what, spans(between(from, to), DecidingCall::appendToAlert));
    }

    /** The same of those that got an alert of their own: what joins a standing one may wait for its next revision. */
    Percentiles appendToNewAlertBetween(String what, long from, long to) {
        return Percentiles.of(what, spans(between(from, to), DecidingCall::appendToNewAlert));
    }

    /** From append to alert, of all, microseconds, in the order of their sending. */
    List<Long> appendToAlert() {
        return spans(
                byId.values().stream().sorted(Comparator.comparingLong(DecidingCall::intendedAt)),
                DecidingCall::appendToAlert);
    }

    private Stream<DecidingCall> between(long from, long to) {
        return byId.values().stream().filter(call -> call.intendedAt() >= from && call.intendedAt() < to);
    }

    /** The six distributions. */
    List<Percentiles> percentiles() {
        return List.of(
                of("append to new alert seen", DecidingCall::appendToNewAlert),
                of("intended send to new alert seen", DecidingCall::intentToNewAlert),
                of("append to alert seen", DecidingCall::appendToAlert),
                of("intended send to alert seen", DecidingCall::intentToAlert),
                of("append to match seen", DecidingCall::appendToMatch),
                of("intended send to match seen", DecidingCall::intentToMatch));
    }

    private Percentiles of(String what, Function<DecidingCall, OptionalLong> span) {
        return Percentiles.of(what, spans(byId.values().stream(), span));
    }

    private static List<Long> spans(Stream<DecidingCall> calls, Function<DecidingCall, OptionalLong> span) {
        return calls.map(span)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
    }
}
