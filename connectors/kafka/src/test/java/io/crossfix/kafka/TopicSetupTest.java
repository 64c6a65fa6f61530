package io.crossfix.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crossfix.broker.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupTest {

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.in(directory).start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void createsWhatIsMissingAndThenHasNothingToDo() {
        TopicSetup setup = setup("fresh.");
        assertThat(setup.inspect().missing()).hasSize(22).contains("fresh.gunshot", "fresh.rejections");
        assertThat(setup.create())
                .isEqualTo(new TopicReport(
                        Arrays.stream(Topic.values())
                                .map(topic -> topic.name("fresh."))
                                .toList(),
                        List.of(),
                        List.of()));
        assertThat(setup.create()).isEqualTo(new TopicReport(List.of(), List.of(), List.of()));
        assertThat(setup.inspect()).isEqualTo(new TopicReport(List.of(), List.of(), List.of()));
    }

    @Test
    void saysHowAnExistingTopicDiffersAndLeavesItAsItIs() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()))) {
            NewTopic own = new NewTopic("old.rules", 5, (short) 1).configs(Map.of("retention.ms", "1000"));
            admin.createTopics(List.of(own)).all().get(20, TimeUnit.SECONDS);
        }
        List<String> expected = List.of(
                "old.rules: partitions is 5, expected 2",
                "old.rules: cleanup.policy is delete, expected compact",
                "old.rules: message.timestamp.type is CreateTime, expected LogAppendTime",
                "old.rules: min.compaction.lag.ms is 0, expected 31536000000",
                "old.rules: retention.ms is 1000, expected -1",
                "old.rules: segment.ms is 604800000, expected 86400000");
        assertThat(setup("old.").create().differences()).containsExactlyElementsOf(expected);
        assertThat(setup("old.").inspect().differences()).containsExactlyElementsOf(expected);
    }

    @Test
    void namesTheBrokersThatDoNotAnswer() {
        KafkaSettings nobody = new KafkaSettings(
                "127.0.0.1:1",
                "crossfix.",
                "test",
                Map.of("default.api.timeout.ms", "500", "request.timeout.ms", "400"));
        assertThatExceptionOfType(KafkaFailure.class)
                .isThrownBy(() -> new TopicSetup(nobody, new Topics("crossfix.", 1, 1)).create())
                .withMessageStartingWith("listing the topics on Kafka at 127.0.0.1:1 failed: TimeoutException")
                .withMessageNotContaining("\n");
    }

    @Test
    void aTopicThatKafkaCouldNotHaveIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topics("cross fix", 1, 1))
                .withMessageEndingWith("was 'cross fix'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topics("crossfix.", 0, 1))
                .withMessage("a topic has at least 1 partition, was 0");
    }

    private static TopicSetup setup(String prefix) {
        return new TopicSetup(
                new KafkaSettings(kafka.bootstrapServers(), prefix, "test", Map.of()), new Topics(prefix, 2, 1));
    }
}
