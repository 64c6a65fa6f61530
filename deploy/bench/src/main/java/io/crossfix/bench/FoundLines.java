package io.crossfix.bench;

import io.crossfix.bench.engine.BenchJob;
import io.crossfix.bench.fusion.FusionEvent;
import io.crossfix.bench.fusion.FusionFindings;
import io.crossfix.bench.fusion.FusionRecords;
import io.crossfix.bench.fusion.MatchSet;
import io.crossfix.bench.plain.PlainJob;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import io.crossfix.record.Match;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a job has found, whichever it is, as lines of the workload. */
final class FoundLines {

    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);

    private FoundLines() {}

    /** Makes the topic of a job that has one of its own. */
    static void prepare(KafkaSettings kafka, BenchJob job) {
        if (!job.isPlain()) {
            return;
        }
        try (Admin admin = Admin.create(kafka.adminProperties())) {
            Waiting.on(
                    admin.createTopics(List.of(new NewTopic(PlainJob.topic(kafka, job.label()), 1, (short) 1)))
                            .all()
                            .toCompletionStage()
                            .toCompletableFuture(),
                    WITHIN,
                    "the topic of " + job.label() + " was not made");
        }
    }

    /** The lines of one pass. */
    static MatchSet of(KafkaSettings kafka, BenchJob job, FusionRecords pass, List<FusionEvent> events) {
        return !job.isPlain() ? ours(kafka, pass, events) : plain(kafka, job, pass);
    }

    private static MatchSet ours(KafkaSettings kafka, FusionRecords pass, List<FusionEvent> events) {
        FusionFindings findings = new FusionFindings();
        TopicReader.readAll(kafka, Topic.MATCHES, arrival -> {
            if (arrival.value() instanceof Match match) {
                findings.saw(match);
            }
        });
        Map<Long, Long> plates = new HashMap<>();
        events.forEach(event -> plates.put(event.id(), event.plate()));
        return findings.of(pass, id -> plates.getOrDefault(id, 0L));
    }

    private static MatchSet plain(KafkaSettings kafka, BenchJob job, FusionRecords pass) {
        List<String> lines = new ArrayList<>();
        readAll(kafka, PlainJob.topic(kafka, job.label()), line -> {
            String own = pass.ownLine(line);
            if (own != null) {
                lines.add(own);
            }
        });
        return new MatchSet(lines);
    }

    private static void readAll(KafkaSettings kafka, String topic, Consumer<String> taker) {
        Properties properties = kafka.consumerProperties();
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), WITHIN).getOrDefault(partition, 0L);
            long deadline = System.nanoTime() + WITHIN.toNanos();
            while (consumer.position(partition, WITHIN) < end) {
                consumer.poll(POLL).forEach(record -> taker.accept(new String(record.value(), StandardCharsets.UTF_8)));
                if (System.nanoTime() > deadline) {
                    throw new CommandFailed("the topic " + topic + " was not read in " + WITHIN.toSeconds() + " s");
                }
            }
        }
    }
}
