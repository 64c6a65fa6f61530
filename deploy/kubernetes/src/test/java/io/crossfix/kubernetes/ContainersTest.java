package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.cli.Arguments;
import io.crossfix.metrics.MetricsPage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What containers are told is understood; what the kubelet asks them is answered; what the job names is there. */
class ContainersTest {

    private static final Path PROJECT = Path.of("../..");

    private final List<JsonNode> documents = Chart.whole();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StatefulSet crossfix-console",
                "Deployment crossfix-gateway",
                "Deployment crossfix-outlets",
                "Deployment crossfix-probe"
            })
    void everyPartUnderstandsWhatItIsTold(String title) {
        ArrayNode told = (ArrayNode) container(title).path("args");
        assertThat(Arguments.faults(words(told))).isEmpty();

        assertThat(Arguments.faults(words(told.deepCopy().add("--metrics-prot"))))
                .isNotEmpty();
        ArrayNode elsewhere = told.deepCopy();
        elsewhere.set(0, "consoles");
        assertThat(Arguments.faults(words(elsewhere))).isNotEmpty();
    }

    @Test
    void theLaptopsPartsUnderstandToo() throws IOException {
        JsonNode compose = Chart.YAML.readTree(
                PROJECT.resolve("deploy/docker/compose.yaml").toFile());
        for (String part : List.of("gateway", "console", "probe")) {
            assertThat(Arguments.faults(words(compose.at("/services/" + part + "/command"))))
                    .as(part)
                    .isEmpty();
        }
    }

    /** The kubelet asks for a path; a part that does not know it would never be ready. */
    @Test
    void everyPathThatIsAskedIsAnswered() throws Exception {
        assertThat(asked("StatefulSet crossfix-console")).containsOnly("/healthz");
        assertThat(consoleAnswers("/healthz")).isTrue();
        assertThat(consoleAnswers("/health")).isFalse();

        assertThat(asked("Deployment crossfix-gateway"))
                .containsOnly("/health/live", "/health/ready")
                .allMatch(ContainersTest::gatewayAnswers);
        assertThat(gatewayAnswers("/healthz")).isFalse();

        try (MetricsPage page = MetricsPage.on(0)) {
            URI address = Objects.requireNonNull(page.address());
            assertThat(asked("Deployment crossfix-outlets")).containsOnly("/metrics");
            assertThat(asked("Deployment crossfix-probe")).containsOnly("/metrics");
            assertThat(status(address)).isEqualTo(200);
            assertThat(status(address.resolve("/metric"))).isEqualTo(404);
        }
        assertThat(documents.stream().flatMap(it -> Chart.elements(it.at("/spec/podMetricsEndpoints"))))
                .allMatch(page -> page.path("path").asText().equals("/metrics"));
        assertThat(gatewayAnswers("/metrics")).isTrue();
    }

    @Test
    void theJobsJarIsOneThatIsMade() throws Exception {
        ObjectNode job = job();
        assertThat(isMade(job)).isTrue();
        assertThatCode(() -> startOf(job)).doesNotThrowAnyException();
        assertThat(Files.readString(PROJECT.resolve("deploy/docker/job.Dockerfile")))
                .contains("COPY deploy/cluster/target/usrlib/ /parts/usrlib/", "/parts/usrlib/ /opt/flink/usrlib/");

        assertThat(isMade(job.deepCopy().put("jarURI", "local:///opt/flink/usrlib/crossfix-local-0.9.jar")))
                .isFalse();
        assertThat(isMade(job.deepCopy().put("jarURI", "local:///opt/flink/lib/crossfix-local-0.1.0.jar")))
                .isFalse();
        assertThatThrownBy(() -> startOf(job.deepCopy().put("entryClass", "io.crossfix.cli.Fusion")))
                .isInstanceOf(ClassNotFoundException.class);
    }

    /** By the directory when it has been packed, else by the artifact that goes there. */
    private static boolean isMade(JsonNode job) throws IOException {
        String uri = job.path("jarURI").asText();
        String directory = "local:///opt/flink/usrlib/";
        if (!uri.startsWith(directory)) {
            return false;
        }
        String jar = uri.substring(directory.length());
        Path packed = PROJECT.resolve("deploy/cluster/target/usrlib");
        String pom = Files.readString(PROJECT.resolve("deploy/cluster/pom.xml"));
        String version = Files.readString(PROJECT.resolve("pom.xml"))
                .replaceFirst("(?s).*?<artifactId>crossfix</artifactId>\\s*<version>([^<]+)</version>.*", "$1");
        return Files.isDirectory(packed)
                ? Files.exists(packed.resolve(jar))
                : pom.contains("<artifactId>crossfix-local</artifactId>")
                        && jar.equals("crossfix-local-" + version + ".jar");
    }

    private static void startOf(JsonNode job) throws ReflectiveOperationException {
        var start = Class.forName(job.path("entryClass").asText()).getMethod("main", String[].class);
        assertThat(Modifier.isStatic(start.getModifiers())).isTrue();
    }

    private ObjectNode job() {
        return (ObjectNode)
                Chart.find(documents, "FlinkDeployment crossfix-job").at("/spec/job");
    }

    private JsonNode container(String title) {
        return Chart.find(documents, title).at("/spec/template/spec/containers/0");
    }

    private static List<String> words(JsonNode array) {
        return Chart.elements(array).map(JsonNode::asText).toList();
    }

    private List<String> asked(String title) {
        JsonNode container = container(title);
        return Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .map(probe -> container.path(probe).at("/httpGet/path"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    /** By the document of its interface, which the console's own tests hold it to. */
    private static boolean consoleAnswers(String path) throws IOException {
        try (InputStream in = ContainersTest.class.getResourceAsStream("/io/crossfix/console/openapi.yaml")) {
            return Chart.YAML
                    .readTree(Objects.requireNonNull(in))
                    .path("paths")
                    .path(path)
                    .has("get");
        }
    }

    /** The gateway has no such document: by the texts in the class that brings requests to what answers them. */
    private static boolean gatewayAnswers(String path) {
        try (InputStream in = ContainersTest.class.getResourceAsStream("/io/crossfix/gateway/http/Routes.class")) {
            String texts = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);
            // A text in a class file has its length before it.
            return texts.contains("\u0001\u0000" + (char) path.length() + path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int status(URI page) throws IOException {
        HttpURLConnection asked = (HttpURLConnection) page.toURL().openConnection();
        try {
            return asked.getResponseCode();
        } finally {
            asked.disconnect();
        }
    }
}
