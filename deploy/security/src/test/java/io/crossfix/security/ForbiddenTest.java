package io.crossfix.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.access.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is tried by everybody at a real broker; what is written in README.md is what comes of it. */
class ForbiddenTest {

    private static final byte[] RECORD = "r".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path directory;

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        String[] parts = Stream.concat(Part.labels().stream(), Stream.of("stranger"))
                .filter(part -> !part.equals("admin"))
                .toArray(String[]::new);
        kafka = SecuredKafka.in(directory, parts);
        try (KafkaProducer<byte[], byte[]> root = producer(kafka.as("broker"))) {
            for (Topic topic : Topic.values()) {
                root.send(record(topic)).get(20, TimeUnit.SECONDS);
            }
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    /** The table in README.md was written by a person; it is not made from {@link Part}. */
    @Test
    void whoReadsAndWritesWhatIsAsTheReadmeSays() throws Exception {
        Map<Topic, Map<Part, String>> found = new EnumMap<>(Topic.class);
        for (Part part : Part.values()) {
            try (KafkaProducer<byte[], byte[]> producer = producer(kafka.as(part));
                    KafkaConsumer<byte[], byte[]> consumer = consumer(kafka.as(part))) {
                for (Topic topic : Topic.values()) {
                    String reads = isDone(() -> read(consumer, topic)) ? "r" : "";
                    String writes = isDone(() -> write(producer, topic)) ? "w" : "";
                    found.computeIfAbsent(topic, unused -> new EnumMap<>(Part.class))
                            .put(part, (reads + writes).isEmpty() ? "-" : reads + writes);
                }
            }
        }
        List<String> rows = new ArrayList<>();
        found.forEach((topic, byPart) ->
                rows.add("| `" + topic.suffix() + "` | " + String.join(" | ", byPart.values()) + " |"));
        List<String> written = Files.readAllLines(Path.of("README.md"));
        rows.forEach(System.out::println);
        assertThat(written).contains("| topic | " + String.join(" | ", Part.labels()) + " |");
        assertThat(written).containsAll(rows);
    }

    @Test
    void whatNobodyOfThemMayDoIsRefused() throws Exception {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        attempts.put("gateway writes alerts", () -> write(Part.GATEWAY, Topic.ALERTS));
        attempts.put("gateway-gunshot writes plate-read", () -> write(Part.GATEWAY_GUNSHOT, Topic.PLATE_READ));
        attempts.put("gateway-plate writes gunshot", () -> write(Part.GATEWAY_PLATE, Topic.GUNSHOT));
        attempts.put("gateway-call reads plate-read", () -> read(Part.GATEWAY_CALL, Topic.PLATE_READ));
        attempts.put("gateway reads alerts", () -> read(Part.GATEWAY, Topic.ALERTS));
        attempts.put("gateway writes rules", () -> write(Part.GATEWAY, Topic.RULES));
        attempts.put("job writes reviews", () -> write(Part.JOB, Topic.REVIEWS));
        attempts.put("job writes rules", () -> write(Part.JOB, Topic.RULES));
        attempts.put("job writes gunshot", () -> write(Part.JOB, Topic.GUNSHOT));
        attempts.put("job creates a topic", () -> create(Part.JOB, "crossfix.more"));
        attempts.put("job deletes alerts", () -> deleteTopic(Part.JOB, Topic.ALERTS));
        attempts.put("job deletes records of alert-history", () -> deleteRecords(Part.JOB, Topic.ALERT_HISTORY));
        attempts.put("job begins a transaction", ForbiddenTest::transaction);
        attempts.put("console writes matches", () -> write(Part.CONSOLE, Topic.MATCHES));
        attempts.put("console writes alerts", () -> write(Part.CONSOLE, Topic.ALERTS));
        attempts.put("console writes rules", () -> write(Part.CONSOLE, Topic.RULES));
        attempts.put("console alters alerts", () -> alter(Part.CONSOLE, Topic.ALERTS));
        attempts.put("console commits for the job", () -> commit(Part.CONSOLE, "crossfix"));
        attempts.put("outlets write reviews", () -> write(Part.OUTLETS, Topic.REVIEWS));
        attempts.put("outlets write alerts", () -> write(Part.OUTLETS, Topic.ALERTS));
        attempts.put("outlets join the job's group", () -> join(Part.OUTLETS, "crossfix"));
        attempts.put("analyst reads plate-read", () -> read(Part.ANALYST, Topic.PLATE_READ));
        attempts.put("analyst reads alert-history", () -> read(Part.ANALYST, Topic.ALERT_HISTORY));
        attempts.put("analyst writes reviews", () -> write(Part.ANALYST, Topic.REVIEWS));
        attempts.put("analyst writes verdicts", () -> write(Part.ANALYST, Topic.VERDICTS));
        attempts.put("analyst begins a group", () -> join(Part.ANALYST, "mine"));
        attempts.put("officer writes rules", () -> write(Part.OFFICER, Topic.RULES));
        attempts.put("officer reads call", () -> read(Part.OFFICER, Topic.CALL));
        attempts.put("auditor writes alerts", () -> write(Part.AUDITOR, Topic.ALERTS));
        attempts.put(
                "auditor deletes records of alert-history", () -> deleteRecords(Part.AUDITOR, Topic.ALERT_HISTORY));
        attempts.put("redrive writes matches", () -> write(Part.REDRIVE, Topic.MATCHES));
        attempts.put("admin reads alerts", () -> read(Part.ADMIN, Topic.ALERTS));
        attempts.put("admin writes rules", () -> write(Part.ADMIN, Topic.RULES));
        attempts.put("admin deletes alert-history", () -> deleteTopic(Part.ADMIN, Topic.ALERT_HISTORY));
        attempts.put("admin creates a topic of another name", () -> create(Part.ADMIN, "other"));
        attempts.put("admin adds partitions", () -> partitions(Part.ADMIN, Topic.ALERTS));
        attempts.put("admin allows itself more", () -> allow(Part.ADMIN));
        attempts.put("admin alters a broker", () -> alterBroker(Part.ADMIN));
        attempts.put("doctor reads alerts", () -> read(Part.DOCTOR, Topic.ALERTS));
        attempts.put("doctor alters alerts", () -> alter(Part.DOCTOR, Topic.ALERTS));
        attempts.put("doctor moves the job's place", () -> commit(Part.DOCTOR, "crossfix"));
        attempts.put("probe writes plate-read", () -> write(Part.PROBE, Topic.PLATE_READ));
        attempts.put("probe lists who may what", () -> list(Part.PROBE));
        attempts.put("stranger with a good certificate reads alerts", () -> read("stranger", Topic.ALERTS));
        attempts.put("stranger with a good certificate writes gunshot", () -> write("stranger", Topic.GUNSHOT));
        Map<String, String> answers = new LinkedHashMap<>();
        attempts.forEach((what, attempt) -> answers.put(what, Attempt.answer(attempt)));
        answers.forEach((what, answer) ->
                System.out.println((answer.equals("done") ? "DONE  " : "REFUSED  ") + what + "  " + answer));
        assertThat(answers).doesNotContainValue("done");
    }

    /** Of whom nobody knows who they are, not one byte is heard. */
    @Test
    void whoeverCannotProveWhoTheyAreDoesNotEnter() throws Exception {
        Certificates expired = new Certificates(kafka.certificates().directory());
        expired.made(Map.of("DAYS", "-1"), "late");
        Certificates others = new Certificates(directory.resolve("others")).made("job");
        Path trusted = kafka.certificates().authority();
        Map<String, KafkaSettings> strangers = new LinkedHashMap<>();
        strangers.put(
                "no certificate",
                kafka.settings(Map.of(
                        "security.protocol", "SSL",
                        "ssl.truststore.type", "PEM",
                        "ssl.truststore.location", trusted.toString())));
        strangers.put("an expired certificate", kafka.with(expired.keys("late"), trusted));
        strangers.put("CN=crossfix-job of another authority", kafka.with(others.keys("job"), trusted));
        strangers.put(
                "a broker of another authority, seen by the job",
                kafka.with(kafka.certificates().keys("job"), others.authority()));
        for (Map.Entry<String, KafkaSettings> stranger : strangers.entrySet()) {
            String answer = Attempt.answer(() -> {
                try (KafkaConsumer<byte[], byte[]> consumer = consumer(stranger.getValue())) {
                    consumer.partitionsFor("crossfix.alerts", Duration.ofSeconds(10));
                }
            });
            System.out.println("REFUSED  " + stranger.getKey() + "  " + answer);
            assertThat(answer).isEqualTo("SslAuthenticationException");
        }
    }

    /** Also what there is stays hidden from those who have nothing to do with it. */
    @Test
    void nobodySeesTopicsThatAreNotTheirs() throws Exception {
        try (Admin call = kafka.admin("gateway-call");
                Admin stranger = kafka.admin("stranger")) {
            assertThat(answer(call.listTopics().names()))
                    .containsExactlyInAnyOrder("crossfix.call", "crossfix.rejections");
            assertThat(answer(stranger.listTopics().names())).isEmpty();
        }
    }

    private static boolean isDone(Attempt attempt) {
        return Attempt.answer(attempt).equals("done");
    }

    private static <T> T answer(KafkaFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic) {
        return new ProducerRecord<>(kafka.settings(Map.of()).name(topic), RECORD, RECORD);
    }

    private static void write(KafkaProducer<byte[], byte[]> producer, Topic topic) throws Exception {
        producer.send(record(topic)).get(20, TimeUnit.SECONDS);
    }

    private static void write(Part part, Topic topic) throws Exception {
        write(part.label(), topic);
    }

    private static void write(String part, Topic topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka.as(part))) {
            write(producer, topic);
        }
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
        TopicPartition all = new TopicPartition(kafka.settings(Map.of()).name(topic), 0);
        consumer.assign(List.of(all));
        consumer.seek(all, 0);
        if (consumer.poll(Duration.ofSeconds(20)).isEmpty()) {
            throw new IllegalStateException("nothing came from " + all);
        }
    }

    private static void read(Part part, Topic topic) throws Exception {
        read(part.label(), topic);
    }

    private static void read(String part, Topic topic) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka.as(part))) {
            read(consumer, topic);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaSettings settings, String... more) {
        Properties told = settings.adminProperties();
        told.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "20000");
        told.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "20000");
        for (int i = 0; i < more.length; i += 2) {
            told.put(more[i], more[i + 1]);
        }
        return new KafkaProducer<>(told, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings settings, String... more) {
        Properties told = settings.consumerProperties();
        for (int i = 0; i < more.length; i += 2) {
            told.put(more[i], more[i + 1]);
        }
        return new KafkaConsumer<>(told, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void transaction() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                producer(kafka.as(Part.JOB), ProducerConfig.TRANSACTIONAL_ID_CONFIG, "crossfix-1")) {
            producer.initTransactions();
        }
    }

    private static void join(Part part, String group) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka.as(part), "group.id", group)) {
            consumer.subscribe(List.of("crossfix.alerts"));
            consumer.poll(Duration.ofSeconds(10));
        }
    }

    private interface Asked {
        KafkaFuture<?> of(Admin admin);
    }

    private static void administer(Part part, Asked asked) throws Exception {
        try (Admin admin = kafka.admin(part.label())) {
            answer(asked.of(admin));
        }
    }

    private static void create(Part part, String topic) throws Exception {
        administer(
                part,
                admin -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all());
    }

    private static void deleteTopic(Part part, Topic topic) throws Exception {
        administer(
                part,
                admin -> admin.deleteTopics(List.of("crossfix." + topic.suffix()))
                        .all());
    }

    private static void deleteRecords(Part part, Topic topic) throws Exception {
        administer(
                part,
                admin -> admin.deleteRecords(Map.of(
                                new TopicPartition("crossfix." + topic.suffix(), 0), RecordsToDelete.beforeOffset(1)))
                        .all());
    }

    private static void partitions(Part part, Topic topic) throws Exception {
        administer(
                part,
                admin -> admin.createPartitions(Map.of("crossfix." + topic.suffix(), NewPartitions.increaseTo(9)))
                        .all());
    }

    private static void alter(Part part, Topic topic) throws Exception {
        alter(part, new ConfigResource(ConfigResource.Type.TOPIC, "crossfix." + topic.suffix()), "retention.ms");
    }

    private static void alterBroker(Part part) throws Exception {
        alter(part, new ConfigResource(ConfigResource.Type.BROKER, "1"), "log.retention.ms");
    }

    private static void alter(Part part, ConfigResource resource, String key) throws Exception {
        AlterConfigOp shorter = new AlterConfigOp(new ConfigEntry(key, "1000"), AlterConfigOp.OpType.SET);
        administer(
                part,
                admin -> admin.incrementalAlterConfigs(Map.of(resource, List.of(shorter)))
                        .all());
    }

    private static void commit(Part part, String group) throws Exception {
        administer(
                part,
                admin -> admin.alterConsumerGroupOffsets(
                                group, Map.of(new TopicPartition("crossfix.gunshot", 0), new OffsetAndMetadata(0)))
                        .all());
    }

    private static void allow(Part part) throws Exception {
        AclBinding all = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry("User:CN=crossfix-admin", "*", AclOperation.ALL, AclPermissionType.ALLOW));
        administer(part, admin -> admin.createAcls(List.of(all)).all());
    }

    private static void list(Part part) throws Exception {
        administer(part, admin -> admin.describeAcls(AclBindingFilter.ANY).values());
    }
}
