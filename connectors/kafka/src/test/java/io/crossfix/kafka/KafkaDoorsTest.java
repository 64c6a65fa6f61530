package io.crossfix.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.TopicReader.From;
import io.crossfix.kafka.TopicReader.Until;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Rule;
import io.crossfix.wire.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real job between real topics. Any restart would fail it: no restart is allowed. */
class KafkaDoorsTest {

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;

    private static Configuration configuration() {
        return Configuration.fromMap(Map.of(
                "restart-strategy.type", "none",
                "execution.checkpointing.interval", "500 ms",
                "pipeline.object-reuse", "true"));
    }

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.in(directory).start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void everyHostileRecordIsRejectedWithItsBytesAndEveryGoodOneIsSeen() throws Exception {
        KafkaSettings settings = topics("hostile.");
        allowLargeRecords("hostile.gunshot");
        List<HostileBytes.Case> hostile = HostileBytes.all();
        JobClient job = start(env -> SortArrivals.build(env, new KafkaDoors(settings)));
        Map<String, byte[]> sent = sendInterleaved(settings, hostile);

        List<ConsumerRecord<byte[], byte[]>> rejected = read("hostile.rejections", hostile.size());
        List<Arrival> seen = readStatus(settings, hostile.size());

        assertThat(job.getJobStatus().get(30, TimeUnit.SECONDS)).isEqualTo(JobStatus.RUNNING);
        job.cancel().get(60, TimeUnit.SECONDS);
        assertThat(sortedIds(seen)).isEqualTo(goodIds(hostile.size()));
        assertThat(reasonByPlace(rejected)).isEqualTo(expectedReasons(sent.keySet(), hostile));
        rejected.forEach(record -> assertThat(record.value()).isEqualTo(sent.get(place(record))));
    }

    @Test
    void aQuietRulesTopicAndAnEmptyPartitionHoldBackNoTime() throws Exception {
        KafkaSettings settings = topics("clock.");
        JobClient job = start(env -> AwaitSilence.build(env, new KafkaDoors(settings)));
        long now = System.currentTimeMillis();
        try (RecordProducer producer = RecordProducer.open(settings)) {
            producer.send(Topic.RULES, "r", new Rule("r", null, Instant.ofEpochMilli(now), "test"));
            producer.send(Topic.GUNSHOT, "array-7", Sample.shot("first", now - 60_000));
            producer.send(Topic.GUNSHOT, "array-7", Sample.shot("pushes time", now));
            producer.flush();
        }
        assertThat(sortedIds(readStatus(settings, 1))).contains("time passed first");
        job.cancel().get(60, TimeUnit.SECONDS);
    }

    private interface Graph {
        void into(StreamExecutionEnvironment env);
    }

    private static JobClient start(Graph graph) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration());
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

    private static List<Arrival> readStatus(KafkaSettings settings, int wanted) {
        List<Arrival> seen = new ArrayList<>();
        try (TopicReader reader = TopicReader.open(settings, Topic.REVIEW_STATUS, From.BEGINNING, Until.CLOSED)) {
            for (int polls = 0; polls < 60 && seen.size() < wanted; polls++) {
                seen.addAll(reader.poll(Duration.ofSeconds(1)));
            }
        }
        return seen;
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int wanted) {
        List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int polls = 0; polls < 60 && seen.size() < wanted; polls++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(seen::add);
            }
        }
        return seen;
    }

    private static KafkaSettings topics(String prefix) {
        KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), prefix, prefix + "test", Map.of());
        new TopicSetup(settings, new Topics(prefix, 2, 1)).create();
        return settings;
    }

    private static void allowLargeRecords(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp larger =
                new AlterConfigOp(new ConfigEntry("max.message.bytes", "8000000"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(resource, Arrays.asList(larger)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }
}
