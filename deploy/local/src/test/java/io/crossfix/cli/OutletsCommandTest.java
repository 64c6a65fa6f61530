package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.local.Patience;
import io.crossfix.metrics.RegistryText;
import io.crossfix.outlets.deliver.OutletService;
import io.crossfix.queue.AlertSamples;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.settings.Installation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outlets of a crossfix.yaml, from the command line. */
class OutletsCommandTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(40), Duration.ofMillis(50));

    @TempDir
    private Path directory;

    @Test
    void whatIsShownIsToldGivenUpListedAndToldAgain() throws Exception {
        AtomicInteger answer = new AtomicInteger(422);
        List<String> got = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            got.add(answer + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        receiver.start();
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory.resolve("kafka")).start()) {
            Path config = config(kafka, receiver);
            Installation installation = Installation.read(config);
            new TopicSetup(installation.kafka().access(), installation.kafka().topics()).create();
            say(
                    installation,
                    AlertSamples.alert("aaaaaa11")
                            .setStatus(AlertStatus.CONFIRMED)
                            .build(),
                    AlertSamples.alert("bbbbbb22").setExercise(true).build());

            for (String format : List.of("cap", "cot", "eido", "geojson", "cloudevents", "alertmanager")) {
                assertThat(said("outlets", "show", "aaaaaa", "--format", format, "--config", config.toString())
                                .out())
                        .contains("aaaaaa11", "confirmed by an operator");
            }
            assertThat(said("outlets", "show", "aaaaaa", "--format", "cap", "--config", config.toString())
                            .out())
                    .contains("<sender>fusion@rtoc.example.gov</sender>");
            assertThat(said("outlets", "show", "bbbbbb", "--format", "cap", "--config", config.toString()))
                    .isEqualTo(new CommandLines.Said(1, ""));

            try (OutletService service = OutletService.start(
                    installation.kafka().access(), installation.outlets().outlets(config))) {
                PATIENCE.await(
                        "the dead letter comes and goes",
                        () -> said("outlets", "dead", "--config", config.toString())
                                .out()
                                .contains("HTTP 422"));
                assertThat(numbers(service)).contains("crossfix_outlet_dead_total{outlet=\"state\"} 1.0");
                answer.set(200);
                assertThat(said("outlets", "dead", "--redrive", "--config", config.toString())
                                .code())
                        .isZero();
                PATIENCE.await("it is told again", () -> got.stream().anyMatch(each -> each.startsWith("200 ")));
                PATIENCE.await(
                        "the dead letter comes and goes",
                        () -> said("outlets", "dead", "--config", config.toString())
                                .out()
                                .isEmpty());
                assertThat(numbers(service))
                        .contains(
                                "crossfix_outlet_delivered_total{kind=\"announce\",outlet=\"state\"} 1.0",
                                "crossfix_outlet_queue_alerts{outlet=\"state\"} 0.0",
                                "crossfix_outlet_lag_milliseconds_count{outlet=\"state\"} 1");
            }
        } finally {
            receiver.stop(0);
        }
        assertThat(got).noneMatch(each -> each.contains("bbbbbb22"));
    }

    private Path config(EmbeddedKafka kafka, HttpServer receiver) throws Exception {
        return Files.writeString(directory.resolve("crossfix.yaml"), """
                kafka: {bootstrap: '%s', partitions: 1}
                outlets:
                  list:
                    - name: state
                      kind: cap
                      url: http://127.0.0.1:%d/in
                      sender: fusion@rtoc.example.gov
                """.formatted(
                        kafka.bootstrapServers(), receiver.getAddress().getPort()));
    }

    private static void say(Installation installation, Alert... alerts) {
        try (RecordProducer producer = RecordProducer.open(installation.kafka().access())) {
            for (Alert alert : alerts) {
                producer.send(Topic.ALERTS, alert.getAlertId(), alert);
            }
            producer.flush();
        }
    }

    private static String numbers(OutletService service) {
        return new String(new RegistryText(service.numbers()).text(), StandardCharsets.UTF_8);
    }

    private static CommandLines.Said said(String... arguments) {
        return CommandLines.said(arguments);
    }
}
