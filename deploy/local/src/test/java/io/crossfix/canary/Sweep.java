package io.crossfix.canary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Looks for canaries place by place, and tells for each what was looked through and what was found. */
public final class Sweep {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Place> places = new TreeMap<>();
    private final List<String> where = new ArrayList<>();

    /**
     * What was looked through.
     *
     * @param things files, records or answers
     * @param bytes of all of them
     * @param canaries found
     * @param markers found: the proof that a canary would have been
     */
    public record Place(long things, long bytes, long canaries, long markers) {

        private static final Place EMPTY = new Place(0, 0, 0, 0);

        private Place and(byte[] more, Map<String, Long> found) {
            return new Place(
                    things,
                    bytes + more.length,
                    canaries + found.getOrDefault("canary", 0L),
                    markers + found.getOrDefault(Canary.MARKER, 0L));
        }

        private Place oneMore() {
            return new Place(things + 1, bytes, canaries, markers);
        }
    }

    /** One thing made of several parts. */
    public void look(String place, String name, byte @Nullable []... parts) {
        Place now = places.getOrDefault(place, Place.EMPTY).oneMore();
        for (byte[] part : parts) {
            if (part != null) {
                Map<String, Long> found = Canary.in(part);
                if (found.containsKey("canary")) {
                    where.add(place + ": " + name + ": " + shown(part));
                }
                now = now.and(part, found);
            }
        }
        places.put(place, now);
    }

    public void look(String place, String name, String text) {
        look(place, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every file below a directory. */
    public void files(String place, Path root, Predicate<Path> wanted) throws IOException {
        places.putIfAbsent(place, Place.EMPTY);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).filter(wanted).toList()) {
                try {
                    look(place, root.relativize(file).toString(), Files.readAllBytes(file));
                } catch (NoSuchFileException gone) {
                    // Flink and the broker go on and delete what they need no longer.
                }
            }
        }
    }

    /** Every record of every topic, internal ones too: key, value and headers as they are. */
    public void topics(String bootstrap, Predicate<String> wanted, String place) throws Exception {
        Map<String, Object> access = Map.of("bootstrap.servers", bootstrap);
        List<String> names;
        try (Admin admin = Admin.create(access)) {
            names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(access, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (String topic : names) {
                records(consumer, topic, place + topic);
            }
        }
    }

    private void records(KafkaConsumer<byte[], byte[]> consumer, String topic, String place) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        places.putIfAbsent(place, Place.EMPTY);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                List<byte[]> parts = new ArrayList<>();
                parts.add(record.key());
                parts.add(record.value());
                record.headers().forEach(header -> {
                    parts.add(header.key().getBytes(StandardCharsets.UTF_8));
                    parts.add(header.value());
                });
                look(place, "offset " + record.offset(), parts.toArray(byte[][]::new));
            }
        }
    }

    /** What became of a place. */
    public Place place(String name) {
        return places.getOrDefault(name, Place.EMPTY);
    }

    /** Where canaries were found, with what stands there. */
    public List<String> where() {
        return where;
    }

    /** A line for each place. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-48s %8s %14s %8s %8s", "place", "things", "bytes", "canaries", "markers"));
        places.forEach((name, place) -> lines.add(String.format(
                "%-48s %8d %,14d %8d %8d", name, place.things(), place.bytes(), place.canaries(), place.markers())));
        return lines;
    }

    private static String shown(byte[] bytes) {
        String text = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes)).toString();
        return text.substring(0, Math.min(600, text.length())).replaceAll("[^ -~]", ".");
    }
}
