package io.crossfix.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Rule;
import io.crossfix.wire.Arrival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real job between real topics. Any restart would fail it: no restart is allowed. */
class KafkaDoorsTest {

    @TempDir
    private static Path directory;

    private static BrokerUnderTest broker;

    private static Configuration configuration() {
        return Configuration.fromMap(Map.of(
                "restart-strategy.type", "none",
                "execution.checkpointing.interval", "500 ms",
                "pipeline.object-reuse", "true"));
    }

    @BeforeAll
    static void startKafka() {
        broker = new BrokerUnderTest(directory);
    }

    @AfterAll
    static void stopKafka() {
        broker.close();
    }

    @Test
    void everyHostileRecordIsRejectedWithItsBytesAndEveryGoodOneIsSeen() throws Exception {
        KafkaSettings settings = broker.topics("hostile.");
        broker.allowLargeRecords("hostile.gunshot");
        List<HostileBytes.Case> hostile = HostileBytes.all();
        JobClient job = start(env -> SortArrivals.build(env, new KafkaDoors(settings)));
        Map<String, byte[]> sent = sendInterleaved(settings, hostile);

        List<ConsumerRecord<byte[], byte[]>> rejected = broker.read("hostile.rejections", hostile.size());
        List<Arrival> seen = BrokerUnderTest.readStatus(settings, hostile.size());

        assertThat(job.getJobStatus().get(30, TimeUnit.SECONDS)).isEqualTo(JobStatus.RUNNING);
        job.cancel().get(60, TimeUnit.SECONDS);
        assertThat(sortedIds(seen)).isEqualTo(goodIds(hostile.size()));
        assertThat(reasonByPlace(rejected)).isEqualTo(expectedReasons(sent.keySet(), hostile));
        rejected.forEach(record -> assertThat(record.value()).isEqualTo(sent.get(place(record))));
    }

    @Test
    void aQuietRulesTopicAndAnEmptyPartitionHoldBackNoTime() throws Exception {
        KafkaSettings settings = broker.topics("clock.");
        JobClient job = start(env -> AwaitSilence.build(env, new KafkaDoors(settings)));
        long now = System.currentTimeMillis();
        try (RecordProducer producer = RecordProducer.open(settings)) {
            producer.send(Topic.RULES, "r", new Rule("r", null, Instant.ofEpochMilli(now), "test", null));
            producer.send(Topic.GUNSHOT, "array-7", Sample.shot("first", now - 60_000));
            producer.send(Topic.GUNSHOT, "array-7", Sample.shot("pushes time", now));
            producer.flush();
        }
        assertThat(sortedIds(BrokerUnderTest.readStatus(settings, 1))).contains("time passed first");
        job.cancel().get(60, TimeUnit.SECONDS);
    }

    /** Whoever has read, and knows nothing of it, has lost what alerts wait for. */
    @Test
    void aJobThatHasForgottenEndsForGoodUnlessItMay() throws Exception {
        KafkaSettings settings = broker.topics("lost.");
        Configuration kept = configuration();
        kept.setString(
                "execution.checkpointing.dir",
                Files.createDirectory(directory.resolve("kept")).toUri().toString());
        kept.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        JobClient first = start(kept, env -> SortArrivals.build(env, new KafkaDoors(settings, EmptyState.REFUSED)));
        try (RecordProducer producer = RecordProducer.open(settings)) {
            producer.send(Topic.GUNSHOT, 0, Sample.shot("g-1"));
            producer.flush();
        }
        assertThat(sortedIds(BrokerUnderTest.readStatus(settings, 1))).containsExactly("g-1");
        broker.awaitCommitted(settings, "lost.gunshot", 1);
        first.cancel().get(60, TimeUnit.SECONDS);

        Configuration again = configuration();
        again.setString("restart-strategy.type", "fixed-delay");
        again.setString("restart-strategy.fixed-delay.attempts", "1000");
        JobClient lost = start(again, env -> SortArrivals.build(env, new KafkaDoors(settings, EmptyState.REFUSED)));
        assertThat(lost.getJobExecutionResult())
                .failsWithin(60, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(StateWasLost.class)
                .withMessageContaining("its group lost.test has read lost.gunshot-0 up to 1");

        kept.setString("execution.state-recovery.path", newestIn(directory.resolve("kept")));
        JobClient restored = start(kept, env -> SortArrivals.build(env, new KafkaDoors(settings, EmptyState.REFUSED)));
        try (RecordProducer producer = RecordProducer.open(settings)) {
            producer.send(Topic.GUNSHOT, 0, Sample.shot("g-2"));
            producer.flush();
        }
        assertThat(sortedIds(BrokerUnderTest.readStatus(settings, 2))).containsExactly("g-1", "g-2");
        broker.awaitCommitted(settings, "lost.gunshot", 2);
        restored.cancel().get(60, TimeUnit.SECONDS);

        JobClient allowed = start(env -> SortArrivals.build(env, new KafkaDoors(settings, EmptyState.ALLOWED)));
        try (RecordProducer producer = RecordProducer.open(settings)) {
            producer.send(Topic.GUNSHOT, 0, Sample.shot("g-3"));
            producer.flush();
        }
        assertThat(sortedIds(BrokerUnderTest.readStatus(settings, 3))).containsExactly("g-1", "g-2", "g-3");
        allowed.cancel().get(60, TimeUnit.SECONDS);
    }

    /** The checkpoint that the one job which had this directory completed last. */
    private static String newestIn(Path checkpoints) throws IOException {
        try (Stream<Path> all = Files.walk(checkpoints)) {
            return all.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .map(file -> file.getParent().toUri().toString())
                    .orElseThrow();
        }
    }

    private interface Graph {
        void into(StreamExecutionEnvironment env);
    }

    private static JobClient start(Graph graph) throws Exception {
        return start(configuration(), graph);
    }

    private static JobClient start(Configuration configuration, Graph graph) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        graph.into(env);
        return env.executeAsync();
    }

    /** A good record after each hostile one; the bytes of the hostile ones by where they went. */
    private static Map<String, byte[]> sendInterleaved(KafkaSettings settings, List<HostileBytes.Case> hostile) {
        Map<String, byte[]> sent = new TreeMap<>();
        KafkaSettings roomy = new KafkaSettings(
                settings.bootstrapServers(), settings.topicPrefix(), "test", Map.of("max.request.size", "8000000"));
        try (RecordProducer producer = RecordProducer.open(roomy)) {
            for (int i = 0; i < hostile.size(); i++) {
                byte[] bytes = hostile.get(i).bytes();
                // Partition 0 carries nothing but these pairs, so the offset is known.
                producer.send(new ProducerRecord<>("hostile.gunshot", 0, null, bytes));
                producer.send(Topic.GUNSHOT, 0, Sample.shot("g-" + i));
                sent.put(place(2L * i), bytes == null ? new byte[0] : bytes);
            }
            producer.flush();
        }
        return sent;
    }

    private static Map<String, String> expectedReasons(Iterable<String> places, List<HostileBytes.Case> hostile) {
        Map<String, String> reasons = new TreeMap<>();
        int i = 0;
        for (String place : places) {
            reasons.put(place, hostile.get(i++).reason().name());
        }
        return reasons;
    }

    private static Map<String, String> reasonByPlace(List<ConsumerRecord<byte[], byte[]>> rejected) {
        Map<String, String> reasons = new TreeMap<>();
        rejected.forEach(record -> reasons.put(place(record), header(record, "dlq.reason")));
        return reasons;
    }

    private static String place(ConsumerRecord<byte[], byte[]> rejected) {
        assertThat(new String(rejected.key(), UTF_8))
                .isEqualTo(header(rejected, "dlq.source.topic"))
                .isEqualTo("hostile.gunshot");
        assertThat(header(rejected, "dlq.source.partition")).isEqualTo("0");
        assertThat(Long.parseLong(header(rejected, "dlq.source.timestamp"))).isPositive();
        assertThat(header(rejected, "dlq.stage")).isIn("DECODE", "VALIDATE");
        assertThat(header(rejected, "dlq.detail")).isNotBlank();
        return place(Long.parseLong(header(rejected, "dlq.source.offset")));
    }

    private static String place(long offset) {
        return String.format("%05d", offset);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static SortedSet<String> goodIds(int count) {
        SortedSet<String> ids = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            ids.add("g-" + i);
        }
        return ids;
    }

    private static SortedSet<String> sortedIds(List<Arrival> statuses) {
        SortedSet<String> ids = new TreeSet<>();
        statuses.forEach(arrival -> {
            assertThat(arrival.value()).isInstanceOf(ReviewStatus.class);
            ids.add(((ReviewStatus) arrival.value()).getReviewId());
        });
        return ids;
    }
}
