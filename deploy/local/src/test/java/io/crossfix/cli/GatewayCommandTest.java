package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.door.Payload;
import io.crossfix.feeds.door.Receipt;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.settings.GatewaySection;
import io.crossfix.settings.Installation;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCommandTest {

    private static final Pattern KEY =
            Pattern.compile("told only now: (\\S+)\n- \\{name: north, keys-sha256: \\[(\\S+)]");

    @TempDir
    private Path directory;

    /** Keeps everything, nowhere. */
    private static final class OpenDoor implements RunningGateway.OpenDoor {
        private boolean closed;

        @Override
        public CompletionStage<Receipt> take(Payload payload) {
            return CompletableFuture.completedFuture(new Receipt(1, 0, 0, List.of()));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void aNewKeyOpensTheGatewayWhoseConfigurationHoldsItsDigest() throws Exception {
        CommandLines.Said said = CommandLines.said("gateway", "key", "north");
        Matcher key = KEY.matcher(said.out());
        assertThat(key.find()).isTrue();
        Path file = Files.writeString(directory.resolve("crossfix.yaml"), """
                kafka: {bootstrap: '127.0.0.1:9092'}
                gateway:
                  http: {port: 0}
                  senders: [{name: north, keys-sha256: [%s], feeds: [cameras]}]
                  feeds: [{name: cameras, format: onvif}]
                """.formatted(key.group(2)));
        GatewaySection section = Objects.requireNonNull(Installation.read(file).gateway());
        OpenDoor door = new OpenDoor();

        try (RunningGateway running =
                RunningGateway.start(section, KafkaSettings.at("127.0.0.1:9092"), (kafka, same) -> door)) {
            assertThat(RunningGateway.lines(running, section))
                    .containsExactly("gateway: " + running.address() + "v1/feeds/{cameras}, 1 senders, 0 MQTT brokers");
            HttpRequest request = HttpRequest.newBuilder(running.address().resolve("/v1/feeds/cameras"))
                    .timeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bearer " + key.group(1))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(door.closed).isTrue();
    }

    @Test
    void keysDifferAndNamesAreChecked() {
        assertThat(CommandLines.said("gateway", "key", "north").out())
                .isNotEqualTo(CommandLines.said("gateway", "key", "north").out());
        assertThat(CommandLines.execute("gateway", "key", "North Pole")).isEqualTo(2);
    }

    @Test
    void withoutASectionThereIsNoGateway() throws Exception {
        Path file = Files.writeString(directory.resolve("crossfix.yaml"), "kafka: {bootstrap: '127.0.0.1:9092'}\n");

        assertThat(CommandLines.execute("gateway", "--config", file.toString(), "--data", directory.toString()))
                .isEqualTo(1);
    }
}
