package io.crossfix.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.crossfix.cli.Doors;
import io.crossfix.console.alert.AuditTrail;
import io.crossfix.desk.DeskPorts;
import io.crossfix.desk.JobHealth;
import io.crossfix.doctor.Finding;
import io.crossfix.doctor.KafkaChecks;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.access.Part;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.LocalFusion;
import io.crossfix.local.RunningJob;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.outlets.deliver.OutletService;
import io.crossfix.queue.AlertBook;
import io.crossfix.queue.Answer;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.ReviewAction;
import io.crossfix.settings.Installation;
import io.crossfix.settings.StartingRules;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shots and a call come in, are fused, shown, confirmed and told: each part under its own name, and allowed no more than it needs. */
class StoryTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(90));
    private static final FusionSettings FUSION = FusionSettings.withRules(StartingRules.in(Path.of("../rules")));

    private static final String[] PARTS = {
        "job",
        "gateway-gunshot",
        "gateway-call",
        "console",
        "outlets",
        "analyst",
        "officer",
        "redrive",
        "doctor",
        "auditor"
    };

    @TempDir
    private Path directory;

    @Test
    void fromTheShotsToTheReceiverEachUnderItsOwnName() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer receiver = receiver(told);
        try (SecuredKafka kafka = SecuredKafka.in(directory, PARTS);
                DataDirectory data = DataDirectory.take(directory.resolve("data"));
                LocalFusion fusion = LocalFusion.start(data, 1)) {
            RunningJob job = fusion.run(kafka.as(Part.JOB), FUSION);
            Path config = kafka.config("outlets", telling(receiver));
            Installation outlets = Installation.read(config);
            Doors.lookAtTopics(outlets, Part.OUTLETS);
            Doors.lookAtTopics(kafka.installation("job"), Part.JOB);
            KafkaSettings console = kafka.as(Part.CONSOLE);
            try (OutletService service = OutletService.start(
                            outlets.kafka().access(), outlets.outlets().outlets(config));
                    AutoCloseable door = Doors.opened(kafka.config("gateway-call", door()));
                    AuditTrail trail = AuditTrail.start(console);
                    DeskPorts desk = desk(console)) {
                Incident.said(kafka.as(Part.GATEWAY_GUNSHOT), kafka.as(Part.GATEWAY_CALL));
                PATIENCE.await("an alert is raised", () -> alert(console) != null);
                Alert raised = Objects.requireNonNull(alert(console));
                assertThat(confirmed(raised, console)).isTrue();
                PATIENCE.await(
                        "its receiver is told",
                        () -> told.stream().anyMatch(each -> each.contains(raised.getAlertId())));
                PATIENCE.await("the streams are seen", () -> heard(desk) == 2);
                assertThat(Objects.requireNonNull(alert(console)).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
            }
            commands(kafka);
            assertThat(job.checkpoint())
                    .as("its places in the streams are committed")
                    .isTrue();
            assertThat(job.failure()).isEmpty();
            job.stop();
        } finally {
            receiver.stop(0);
        }
    }

    /** Everybody's commands, each under the name that is to type it. */
    private void commands(SecuredKafka kafka) throws Exception {
        Path rule = Path.of("../rules/shots-called-in.yaml");
        done(kafka, Part.ANALYST, "rules", "publish", rule.toString(), "--mode", "shadow");
        done(kafka, Part.ANALYST, "rules", "list");
        done(kafka, Part.ANALYST, "rules", "history", "shots-called-in");
        done(kafka, Part.ANALYST, "risk", "show");
        done(kafka, Part.ANALYST, "alerts");
        done(kafka, Part.OFFICER, "alerts");
        done(kafka, Part.REDRIVE, "rejections", "list");
        done(kafka, Part.REDRIVE, "rejections", "redrive", "--stream", "gunshot", "--reason", "FUTURE");
        done(kafka, Part.OUTLETS, "outlets", "dead");
        done(kafka, Part.ADMIN, "retention", "apply");
        // Of 'doctor', what looks at Kafka: this process is told nothing of Avro's limits.
        assertThat(KafkaChecks.of(kafka.installation("doctor"))).noneMatch(Finding::isBad);
        done(kafka, Part.AUDITOR, "retention", "report");
        done(
                kafka,
                Part.AUDITOR,
                "audit",
                "checkpoint",
                "--keys",
                directory.resolve("keys").toString());
        done(
                kafka,
                Part.AUDITOR,
                "audit",
                "verify",
                "--public-key",
                directory.resolve("keys").toString());
        done(kafka, Part.AUDITOR, "explain", "--rule", "shots-called-in", "--observation", "g-1");
    }

    private static void done(SecuredKafka kafka, Part part, String... arguments) throws Exception {
        List<String> typed = new ArrayList<>(List.of(arguments));
        typed.addAll(List.of("--config", kafka.config(part.label(), "").toString()));
        String said = Doors.typed(typed.toArray(String[]::new));
        System.out.println(part.label() + ": " + String.join(" ", arguments) + " -> "
                + said.lines().findFirst().orElse(""));
        assertThat(said).as(String.join(" ", arguments) + " by " + part.label()).startsWith("0 ");
    }

    private static DeskPorts desk(KafkaSettings kafka) throws Exception {
        return DeskPorts.open(
                kafka,
                new DeskPorts.JobSettings(FUSION.fuseCell().compiler(), null, RiskWeights.SHIPPED, 0.1),
                () -> JobHealth.UNKNOWN,
                Clock.systemUTC());
    }

    /** On how many streams something was heard. */
    private static int heard(DeskPorts desk) {
        int heard = 0;
        for (var stream : Objects.requireNonNull(desk.ports().health()).health().path("streams")) {
            heard += stream.path("lastAt").isTextual() ? 1 : 0;
        }
        return heard;
    }

    private static boolean confirmed(Alert alert, KafkaSettings kafka) {
        return new Answer(ReviewAction.CONFIRM, "heard-by-officer", "tester")
                .give(alert, kafka, Clock.systemUTC())
                .getApplied();
    }

    private static @Nullable Alert alert(KafkaSettings kafka) {
        List<Alert> all = AlertBook.read(kafka).latest(1);
        return all.isEmpty() ? null : all.get(0);
    }

    private static HttpServer receiver(List<String> told) throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    /** A gateway whose only sensor answers calls: it has to see no other stream. */
    private String door() throws Exception {
        Files.writeString(
                directory.resolve("sensors.yaml"),
                "sensors: [{id: c-1, kind: CALL, owner: county, senders: county, position: {latitude: 37.8, longitude: -122.2, uncertainty: 10}}]\n");
        return """
                gateway:
                  http: {port: 0}
                  sensors: sensors.yaml
                  senders: [{name: county, keys-sha256: ['%s'], feeds: [calls]}]
                  feeds: [{name: calls, format: eido}]
                """.formatted("0".repeat(64));
    }

    private static String telling(HttpServer receiver) {
        return """
                outlets:
                  list:
                    - name: state
                      kind: cap
                      url: http://127.0.0.1:%d/in
                      sender: fusion@rtoc.example.gov
                """.formatted(receiver.getAddress().getPort());
    }
}
