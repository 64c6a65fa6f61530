package io.crossfix.audit.evidence;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.wire.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the history says of the alerts that are wanted, in the order of the log; and what those alerts rest on. */
final class AlertLines {

    private static final int MOST_LINES = 200_000;

    private final EvidenceScope scope;
    private final Map<String, List<HistoryLine>> byAlert = new TreeMap<>();
    private int lines;

    private AlertLines(EvidenceScope scope) {
        this.scope = scope;
    }

    /**
     * Reads the history as it is now.
     *
     * @throws CommandFailed when there is no such alert, a beginning is that of several, or there is too much to hold
     */
    static AlertLines read(KafkaSettings kafka, EvidenceScope scope) {
        AlertLines read = new AlertLines(scope);
        TopicReader.readAll(kafka, Topic.ALERT_HISTORY, read::take);
        scope.alerts().forEach(read::demandOne);
        if (read.byAlert.isEmpty()) {
            throw new CommandFailed("no alert was raised in that time");
        }
        return read;
    }

    void take(Arrival arrival) {
        if (arrival.value() instanceof AlertHistory line) {
            Instant at = Instant.ofEpochMilli(arrival.from().appendedAt());
            String id = line.getAlertId();
            if (byAlert.containsKey(id) || (line.getAlert() != null && scope.takes(line.getAlert(), at))) {
                keep(id, new HistoryLine(arrival.from(), line));
            }
        }
    }

    private void keep(String id, HistoryLine line) {
        if (++lines > MOST_LINES) {
            throw new CommandFailed("more than " + MOST_LINES + " lines of history are wanted; ask for a shorter span");
        }
        byAlert.computeIfAbsent(id, unused -> new ArrayList<>()).add(line);
    }

    private void demandOne(String beginning) {
        List<String> found =
                byAlert.keySet().stream().filter(id -> id.startsWith(beginning)).toList();
        if (found.size() != 1) {
            throw new CommandFailed(
                    found.isEmpty()
                            ? "the history knows no alert whose id begins with " + beginning
                            : found.size() + " alerts have ids that begin with " + beginning + "; give more of it");
        }
    }

    /** The alerts' ids, sorted. */
    Set<String> alerts() {
        return byAlert.keySet();
    }

    List<HistoryLine> of(String alert) {
        return byAlert.getOrDefault(alert, List.of());
    }

    Stream<HistoryLine> all() {
        return byAlert.values().stream().flatMap(List::stream);
    }

    /** Every revision, the alerts one after the other. */
    Stream<Alert> revisions() {
        return all().flatMap(line -> Stream.ofNullable(line.line().getAlert()));
    }

    /** All matches that any revision names. */
    Set<String> matchIds() {
        Set<String> ids = new LinkedHashSet<>();
        revisions().forEach(alert -> ids.addAll(alert.getMatchIds()));
        return ids;
    }

    /** When the first and the last line were written. */
    Instant first() {
        return times().min(Instant::compareTo).orElse(Instant.EPOCH);
    }

    Instant last() {
        return times().max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private Stream<Instant> times() {
        return all().map(line -> Instant.ofEpochMilli(line.from().appendedAt()));
    }
}
