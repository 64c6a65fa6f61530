package io.crossfix.audit.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.wire.RecordJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The observations that evidence names, as they stand on their topics: plates and callers are tokens there. */
final class Observations {

    /** A sensor's clock may be this far ahead of the broker's, by which the topics are searched. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Map<Kind, Set<String>> wanted = new EnumMap<>(Kind.class);
    private final Map<String, List<ObjectNode>> found = new TreeMap<>();
    private Instant earliest = Instant.MAX;

    void want(Evidence evidence) {
        wanted.computeIfAbsent(evidence.getKind(), kind -> new TreeSet<>()).add(evidence.getObservationId());
        earliest = evidence.getObservedAt().isBefore(earliest) ? evidence.getObservedAt() : earliest;
    }

    /** Puts those that are still kept into a file, every revision of each, and says which are not. */
    void write(KafkaSettings kafka, EvidenceFiles files) {
        wanted.forEach((kind, ids) -> Topic.of(kind)
                .forEach(topic -> TopicReader.readTail(kafka, topic, earliest.minus(AHEAD), Long.MAX_VALUE, arrival -> {
                    if (arrival.value() != null) {
                        take(kind, arrival.value());
                    }
                })));
        List<ObjectNode> lines = new ArrayList<>();
        found.values().forEach(lines::addAll);
        files.lines("observations.jsonl", lines);
        wanted.forEach((kind, ids) -> ids.stream()
                .filter(id -> !found.containsKey(kind + " " + id))
                .forEach(id -> files.missing("observation " + kind + " " + id + ": no longer on its stream")));
    }

    private void take(Kind kind, SpecificRecord record) {
        Schema.Field id = record.getSchema().getField("id");
        if (id != null && wanted.getOrDefault(kind, Set.of()).contains(String.valueOf(record.get(id.pos())))) {
            ObjectNode line = RecordJson.of(record);
            line.put("stream", kind.name());
            List<ObjectNode> same =
                    found.computeIfAbsent(kind + " " + record.get(id.pos()), unused -> new ArrayList<>());
            if (!same.contains(line)) { // Streams hold repeats.
                same.add(line);
            }
        }
    }
}
