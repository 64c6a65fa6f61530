package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.doctor.ProductionStart;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.local.CommandFailed;
import io.crossfix.settings.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may do on a laptop keeps everything from starting where the profile is production, all of it told at once. */
class ProductionProfileTest {

    private static final String REST = """
            gateway:
              http: {port: 0}
              senders: [{name: north, keys-sha256: [%s], feeds: [cameras]}]
              feeds: [{name: cameras, format: onvif}]
            outlets:
              list: [{name: tak, kind: cot, host: 127.0.0.1, port: 8087}]
            """.formatted("ab".repeat(32));

    @TempDir
    private static Path directory;

    private static EmbeddedKafka broker;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedKafka.in(directory.resolve("kafka")).start();
        Installation laptop = Installation.read(settings("laptop"));
        new TopicSetup(laptop.kafka().access(), laptop.topics()).create();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "outlets run", "console", "run", "up"})
    void noCommandStarts(String command) throws Exception {
        StringWriter err = new StringWriter();
        String[] words =
                (command + " --config " + settings("production") + " --data " + directory.resolve("data")).split(" ");

        int code = Crossfix.commandLine().setErr(new PrintWriter(err, true)).execute(words);

        assertThat(code).as(err.toString()).isEqualTo(1);
        assertThat(err.toString()).contains("the profile is production");
        if (command.equals("up") || command.equals("run")) {
            assertThat(err.toString()).contains("Flink: this command runs it inside its own process");
        }
        if (!command.equals("up")) {
            assertThat(err.toString())
                    .contains("kafka.properties.security.protocol is PLAINTEXT", "kafka.replication is 1")
                    .contains("min.insync.replicas is 1");
        }
    }

    @Test
    void theJobDoesNotStartOnACluster() throws Exception {
        Path settings = settings("production");

        CommandFailed refused = catchThrowableOfType(
                CommandFailed.class, () -> FusionMain.main(new String[] {"--config", settings.toString()}));

        assertThat(refused)
                .hasMessageContaining("state.backend.type is hashmap")
                .hasMessageContaining("high-availability.type is NONE")
                .hasMessageContaining("kafka.replication is 1")
                .hasMessageContaining("crossfix.alerts has partitions with 1 copies")
                .hasMessageNotContaining("is no key of this Flink")
                .hasMessageNotContaining("crossfix.deliveries");
    }

    @Test
    void aLaptopIsNotAsked() throws Exception {
        Installation nowhere = Installation.read(Files.writeString(
                directory.resolve("nowhere.yaml"), "profile: laptop\nkafka: {bootstrap: '127.0.0.1:9'}\n"));

        assertThatCode(() -> ProductionStart.demand(
                        nowhere, List.of(Topic.ALERTS), List.of(ProductionStart.EMBEDDED_FLINK), System.err::println))
                .doesNotThrowAnyException();
    }

    private static Path settings(String profile) throws IOException {
        return Files.writeString(
                directory.resolve(profile + ".yaml"),
                "profile: " + profile + "\nkafka: {bootstrap: '" + broker.bootstrapServers()
                        + "'}\nrules: {directory: '" + Path.of("../rules").toAbsolutePath() + "'}\n" + REST);
    }
}
