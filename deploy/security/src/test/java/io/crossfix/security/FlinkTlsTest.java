package io.crossfix.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.kafka.access.Part;
import io.crossfix.queue.AlertBook;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The job as on a cluster: real processes of Flink with TLS everywhere, Kafka with names and passwords. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class FlinkTlsTest {

    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(2));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static PasswordKafka kafka;
    private static FlinkProcesses flink;
    private static Certificates certificates;
    private static Caller monitor;
    private static Caller operator;
    private static String job = "";

    @BeforeAll
    static void start() throws Exception {
        kafka = PasswordKafka.in(directory);
        certificates = new Certificates(directory.resolve("flink-certificates")).made("flink", "job");
        flink = FlinkProcesses.start(directory.resolve("flink"), certificates, kafka.config(Part.JOB));
        monitor = caller("monitor");
        operator = caller("operator");
        try {
            PATIENCE.await("all tasks run", FlinkTlsTest::runs);
        } catch (AssertionError e) {
            System.err.println(flink.logs());
            throw e;
        }
    }

    private static boolean runs() throws Exception {
        try {
            JsonNode jobs =
                    JSON.readTree(monitor.ask("GET", rest("/jobs/overview")).body());
            JsonNode first = jobs.path("jobs").path(0);
            job = first.path("jid").asText();
            return first.path("tasks").path("running").asInt() > 0
                    && first.at("/tasks/running").asInt()
                            == first.at("/tasks/total").asInt();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    static void stop() throws Exception {
        flink.close();
        kafka.close();
    }

    /** Under its own name, which may create nothing. */
    @Test
    void theJobRaisesAnAlertAndSaysNoSecret() throws Exception {
        Incident.said(kafka.as(Part.GATEWAY_GUNSHOT), kafka.as(Part.GATEWAY_CALL));
        PATIENCE.await(
                "an alert is raised",
                () -> !AlertBook.read(kafka.as(Part.CONSOLE)).latest(1).isEmpty());
        List<String> said = new ArrayList<>(List.of(flink.logs()));
        flink.commandLines().forEach(said::add);
        for (String page : List.of(
                "/jobs/" + job,
                "/jobs/" + job + "/config",
                "/jobs/" + job + "/plan",
                "/jobs/" + job + "/jobmanager/config",
                "/jobs/" + job + "/jobmanager/environment",
                "/jobs/" + job + "/exceptions",
                "/jobs/" + job + "/checkpoints/config",
                "/jobmanager/config",
                "/jobmanager/environment",
                "/config",
                "/taskmanagers")) {
            HttpResponse<String> answer = monitor.ask("GET", rest(page));
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            said.add(answer.body());
        }
        assertThat(said).as("the search finds what is there").anyMatch(each -> each.contains("crossfix-job"));
        assertThat(said)
                .noneMatch(each -> each.contains(PasswordKafka.password(Part.JOB)))
                .noneMatch(each -> each.contains(FlinkProcesses.password(certificates)));
    }

    @Test
    void aWrongPasswordIsRefusedAndIsNotSaid() throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong.properties"), "password=canary-that-is-wrong\n");
        KafkaSettings job = kafka.as(Part.JOB);
        Map<String, String> properties = new HashMap<>(job.clientProperties());
        properties.computeIfPresent(
                "sasl.jaas.config", (key, right) -> right.replaceAll("file:[^:]+:", "file:" + wrong + ":"));
        KafkaSettings stranger =
                new KafkaSettings(job.bootstrapServers(), job.topicPrefix(), job.groupId(), properties);
        assertThatThrownBy(() -> TopicReader.readAll(stranger, Topic.RULES, arrival -> {}))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class)
                .hasStackTraceContaining("SaslAuthenticationException")
                .satisfies(refused ->
                        assertThat(refused.toString() + refused.getCause()).doesNotContain("canary"));
    }

    @Test
    void whoeverShowsNoCertificateOfItsAuthorityIsNotHeard() throws Exception {
        Path trusted = certificates.directory().resolve("flink/ca.crt");
        Map<String, Caller> strangers = new LinkedHashMap<>();
        strangers.put("no certificate", Caller.with(null, trusted));
        strangers.put(
                "the job's certificate for Kafka",
                Caller.with(certificates.directory().resolve("kafka/job"), trusted));
        strangers.forEach((who, caller) -> {
            String answer = refusal(caller);
            System.out.println("REFUSED  REST, " + who + "  " + answer);
            assertThat(answer).isNotEqualTo("heard");
        });
        assertThat(refusal(monitor)).isEqualTo("heard");
    }

    private static String refusal(Caller caller) {
        try {
            caller.ask("GET", rest("/overview"));
            return "heard";
        } catch (IOException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoeverMayLookMayChangeNothing() throws Exception {
        List<String> changes = List.of(
                "POST /jobs",
                "POST /jars/upload",
                "POST /jars/any.jar/run",
                "PATCH /jobs/" + job + "?mode=cancel",
                "PATCH /jobs/" + job + "/rescaling?parallelism=2",
                "PUT /jobs/" + job + "/resource-requirements",
                "GET /jobs/" + job + "/yarn-cancel",
                "GET /jobs/" + job + "/yarn-stop",
                "GET /jobs/" + job + "/%79arn-cancel",
                "POST /jobs/" + job + "/stop",
                "POST /jobs/" + job + "/savepoints",
                "POST /jobs/" + job + "/checkpoints",
                "POST /savepoint-disposal",
                "POST /jobmanager/profiler",
                "DELETE /cluster");
        for (String change : changes) {
            String[] words = change.split(" ", 2);
            int answer = monitor.ask(words[0], rest(words[1])).statusCode();
            System.out.println("REFUSED  REST, monitor " + change.replace(job, "JOB") + "  HTTP " + answer);
            assertThat(answer).as(change).isEqualTo(403);
        }
        assertThat(runs()).isTrue();
        System.out.println("done  REST, operator: "
                + operator.ask("POST", rest("/jobs/" + job + "/checkpoints")).statusCode() + " for a checkpoint");
        for (String submission : List.of("/jobs", "/jars/upload", "/jars/any.jar/run", "/jobmanager/profiler")) {
            int answer = operator.ask("POST", rest(submission)).statusCode();
            System.out.println("REFUSED  REST, operator POST " + submission + "  HTTP " + answer);
            assertThat(answer).as(submission).isGreaterThanOrEqualTo(400);
        }
    }

    /** Which other pages' scripts may ask is said in the configuration that is shipped; where it is not, Flink says: all. */
    @Test
    void otherPagesAskInNobodysNameButAsShipped() throws Exception {
        String key = "web.access-control-allow-origin: ";
        String shipped = Files.readAllLines(Path.of("../flink/conf/config.yaml")).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElse("*");
        assertThat(monitor.ask("GET", rest("/overview")).headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly(shipped);
    }

    /** RPC of both, the server of jars, the exchange of records. */
    @Test
    void flinksOwnConnectionsAreForItsOwnProcesses() throws Exception {
        Path inside = certificates.directory().resolve("flink/inside");
        Path trusted = certificates.directory().resolve("flink/internal.crt");
        Caller own = Caller.with(inside, trusted);
        Caller nobody = Caller.with(null, trusted);
        Caller other = Caller.with(certificates.directory().resolve("flink/operator"), trusted);
        for (Map.Entry<String, Integer> port : flink.ports().entrySet()) {
            if (!port.getKey().equals("rest.port")) {
                System.out.println("REFUSED  " + port.getKey() + "  no certificate: " + greeted(nobody, port.getValue())
                        + "; of the authority of REST: " + greeted(other, port.getValue()));
                assertThat(greeted(own, port.getValue())).as(port.getKey()).isEqualTo("waits");
                assertThat(greeted(nobody, port.getValue())).as(port.getKey()).isNotEqualTo("waits");
                assertThat(greeted(other, port.getValue())).as(port.getKey()).isNotEqualTo("waits");
            }
        }
    }

    /** Whether the other side goes on waiting for what is to be said, or ends the connection. */
    private static String greeted(Caller caller, int port) {
        try (SSLSocket socket = (SSLSocket) caller.context().getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(1_000);
            socket.startHandshake();
            // With TLS 1.3 the refusal of a certificate comes behind the handshake.
            return socket.getInputStream().read() < 0 ? "closed" : "answers";
        } catch (SocketTimeoutException e) {
            return "waits";
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** Last: it ends what the others look at. {@code web.cancel.enable} is off; what it takes away is a button. */
    @Test
    void zOnlyTheOperatorsCertificateCancels() throws Exception {
        assertThat(monitor.ask("PATCH", rest("/jobs/" + job + "?mode=cancel")).statusCode())
                .isEqualTo(403);
        assertThat(runs()).isTrue();
        assertThat(operator.ask("PATCH", rest("/jobs/" + job + "?mode=cancel")).statusCode())
                .isEqualTo(202);
    }

    private static Caller caller(String name) throws Exception {
        return Caller.with(
                certificates.directory().resolve("flink/" + name),
                certificates.directory().resolve("flink/ca.crt"));
    }

    private static String rest(String path) {
        return "https://127.0.0.1:" + flink.ports().get("rest.port") + path;
    }
}
