package io.crossfix.rejections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.crossfix.backtest.Progress;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.watch.Printable;
import io.crossfix.watch.TextTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many rejections of which source there are for which reason, and where they come from; never what is in them. */
public final class RejectionTally {

    /** Sources are files and feeds too: whoever sends must not be able to fill this. */
    private static final int MOST_GROUPS = 1_000;

    private static final String OTHERS = "(others)";

    private final Map<Group, Count> counts = new TreeMap<>();

    private record Group(String source, String stage, String reason) implements Comparable<Group> {

        @Override
        public int compareTo(Group other) {
            return key().compareTo(other.key());
        }

        private String key() {
            return source + "\0" + stage + "\0" + reason;
        }
    }

    /** What is remembered of a group: nothing of what was refused. */
    private static final class Count {
        private long records;
        private long bytes;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private String lastPlace = "";
        private String lastDetail = "";

        private void take(RejectedRecord rejected) {
            records++;
            bytes += rejected.bytes().length;
            Instant at = rejected.rejectedAt().truncatedTo(ChronoUnit.SECONDS);
            first = at.isBefore(first) ? at : first;
            if (!at.isBefore(last)) {
                last = at;
                lastPlace = rejected.place() == null ? "" : rejected.place().toString();
                lastDetail = Printable.of(rejected.detail());
            }
        }
    }

    /**
     * Counts what there is now.
     *
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers, or there is no such topic
     */
    public static RejectionTally read(KafkaSettings kafka, RejectionFilter wanted, Progress progress) {
        RejectionTally tally = new RejectionTally();
        try (RejectionLog log = new RejectionLog(kafka, 1, progress)) {
            log.forEach(wanted, tally::take);
        }
        return tally;
    }

    void take(RejectedRecord rejected) {
        Group group = new Group(rejected.source(), rejected.stage(), rejected.reason());
        if (!counts.containsKey(group) && counts.size() >= MOST_GROUPS) {
            group = new Group(OTHERS, "", "");
        }
        counts.computeIfAbsent(group, unused -> new Count()).take(rejected);
    }

    /** All of them. */
    public long total() {
        return counts.values().stream().mapToLong(count -> count.records).sum();
    }

    /** A line for each source and reason. */
    public List<String> lines() {
        if (counts.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of("source", "stage", "reason", "records", "bytes", "first", "last", "last place", "last detail"));
        counts.forEach((group, count) -> rows.add(row(group, count)));
        return TextTable.lines(rows);
    }

    private static List<String> row(Group group, Count count) {
        return List.of(
                Printable.of(group.source()),
                group.stage(),
                group.reason(),
                String.format(Locale.ROOT, "%,d", count.records),
                String.format(Locale.ROOT, "%,d", count.bytes),
                count.first.toString(),
                count.last.toString(),
                count.lastPlace,
                count.lastDetail);
    }

    /** The same for programs. */
    public ArrayNode json() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        counts.forEach((group, count) -> all.addObject()
                .put("source", group.source())
                .put("stage", group.stage())
                .put("reason", group.reason())
                .put("records", count.records)
                .put("bytes", count.bytes)
                .put("first", count.first.toString())
                .put("last", count.last.toString())
                .put("lastPlace", count.lastPlace)
                .put("lastDetail", count.lastDetail));
        return all;
    }
}
