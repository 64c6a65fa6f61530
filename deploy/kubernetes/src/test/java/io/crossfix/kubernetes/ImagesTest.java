package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.metrics.MetricsPage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes of the images, as far as they can be judged without building them. */
class ImagesTest {

    private static final Path PROJECT = Path.of("../..");
    private static final Path DOCKER = PROJECT.resolve("deploy/docker");

    private final JsonNode compose;
    private final JsonNode services;

    ImagesTest() throws IOException {
        compose = Chart.YAML.readTree(DOCKER.resolve("compose.yaml").toFile());
        services = compose.path("services");
    }

    @ParameterizedTest
    @ValueSource(strings = {"job.Dockerfile", "crossfix.Dockerfile"})
    void theyEndAsNobodyAndTakeOnlyWhatTheBuildMakes(String file) throws IOException {
        List<String> lines = Files.readAllLines(DOCKER.resolve(file));
        List<String> users =
                lines.stream().filter(line -> line.startsWith("USER ")).toList();
        assertThat(users.get(users.size() - 1)).isEqualTo("USER 9999:9999");
        assertThat(lines).noneMatch(line -> line.startsWith("ADD ") || line.matches("(?i).*(password|secret)=.*"));
        assertThat(lines.stream().filter(line -> line.startsWith("FROM "))).hasSize(2);
        assertThat(lines.stream().filter(line -> line.startsWith("ARG ")))
                .hasSize(2)
                .allMatch(line -> line.equals("ARG SOURCE_DATE_EPOCH=0")
                        || (line.matches("ARG [A-Z]+=[a-z-]+:[0-9a-z.-]+") && !line.contains("latest")));
        List<String> allowed = Files.readAllLines(PROJECT.resolve(".dockerignore"));
        for (String source : copied(lines)) {
            assertThat(allowed)
                    .as(source + " is kept from the build by .dockerignore")
                    .anyMatch(line -> line.startsWith("!") && isWithin(source, line.substring(1)));
            assertThat(isThere(source)).as(source).isTrue();
        }
    }

    private static boolean isWithin(String source, String allowed) {
        return source.equals(allowed) || source.startsWith(allowed + "/");
    }

    private static List<String> copied(List<String> lines) {
        List<String> sources = new ArrayList<>();
        lines.stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .forEach(line -> sources.add(line.split(" ", 3)[1]));
        return sources;
    }

    /** What this build has not made yet, since this module comes before, is not asked for. */
    private static boolean isThere(String source) throws IOException {
        if (source.contains("/target/")) {
            return Files.exists(PROJECT.resolve(source.substring(0, source.indexOf("/target/")))
                    .resolve("pom.xml"));
        }
        if (!source.contains("*")) {
            return Files.exists(PROJECT.resolve(source));
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source);
        try (Stream<Path> all = Files.walk(PROJECT.resolve(source).getParent())) {
            return all.map(PROJECT::relativize).anyMatch(matcher::matches);
        }
    }

    /** Made at package, which a run of this module's tests alone leaves out. */
    @Test
    void theListOfPartsNamesEveryJarOfTheJob() throws IOException {
        Path list = PROJECT.resolve("deploy/cluster/target/bom.json");
        assumeThat(list).as("made by ./mvnw package").exists();
        Set<String> named = new HashSet<>();
        Chart.YAML
                .readTree(list.toFile())
                .path("components")
                .forEach(part -> named.add(
                        part.path("name").asText() + "-" + part.path("version").asText() + ".jar"));
        try (Stream<Path> jars = Files.list(PROJECT.resolve("deploy/cluster/target/usrlib"))) {
            assertThat(named)
                    .containsAll(jars.map(jar -> jar.getFileName().toString()).toList());
        }
    }

    @Test
    void onTheLaptopNothingListensBeyondIt() {
        assertThat(services).hasSize(8);
        services.forEach(service ->
                service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:")));
        for (JsonNode shared : List.of(compose.path("x-ours"), compose.path("x-flink"))) {
            assertThat(shared.path("user").asText()).isEqualTo("9999:9999");
            assertThat(shared.at("/cap_drop/0").asText()).isEqualTo("ALL");
        }
    }

    @Test
    void whatTheLaptopTakesIsThere() {
        for (String recipe : compose.findValuesAsText("dockerfile")) {
            assertThat(PROJECT.resolve(recipe)).exists();
        }
        List<String> volumes = compose.findValues("volumes").stream()
                .filter(JsonNode::isArray)
                .flatMap(Chart::elements)
                .map(volume -> volume.asText().split(":", 2)[0])
                .toList();
        assertThat(volumes)
                .hasSizeGreaterThan(8)
                .allMatch(from -> from.startsWith(".")
                        ? Files.exists(DOCKER.resolve(from))
                        : compose.path("volumes").has(from));
    }

    /** What Prometheus asks is a service of the file, on a port that it has. */
    @Test
    void theLaptopsPrometheusAsksWhoIsThere() throws IOException {
        JsonNode asks =
                Chart.YAML.readTree(DOCKER.resolve("laptop/prometheus.yaml").toFile());
        Set<String> open = new HashSet<>(Set.of("job-manager:9249", "task-manager:9249", "gateway:8087"));
        services.properties().forEach(service -> {
            List<String> told = Chart.elements(service.getValue().path("command"))
                    .map(JsonNode::asText)
                    .toList();
            int option = told.indexOf("--metrics-port");
            if (option >= 0) {
                assertThat(told).containsSubsequence("--metrics-listen", "0.0.0.0");
                open.add(service.getKey() + ":" + told.get(option + 1));
            }
        });
        assertThat(asks.findValues("targets").stream().flatMap(Chart::elements).map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(open);
        assertThat(services.path("prometheus").path("volumes").toString())
                .contains(
                        "../prometheus/alerts.yaml:"
                                + asks.path("rule_files").path(0).asText(),
                        "./laptop/prometheus.yaml:/etc/prometheus/prometheus.yml");
        assertThat(services.path("grafana").path("volumes").toString())
                .contains("../grafana:"
                        + Chart.YAML
                                .readTree(DOCKER.resolve("laptop/grafana/dashboards/crossfix.yaml")
                                        .toFile())
                                .at("/providers/0/options/path")
                                .asText());
    }

    /** The check of the probe, at a real page of numbers: it tells one that answers from one that does not. */
    @Test
    void everyServiceIsLookedAt() throws Exception {
        assertThat(services)
                .allMatch(service -> !service.at("/healthcheck/test").isMissingNode());
        List<String> check = Chart.elements(services.at("/probe/healthcheck/test"))
                .skip(1)
                .map(JsonNode::asText)
                .toList();
        try (MetricsPage page = MetricsPage.on(0)) {
            String port =
                    Integer.toString(Objects.requireNonNull(page.address()).getPort());
            List<String> here =
                    check.stream().map(word -> word.replace("9405", port)).toList();
            assertThat(code(here)).isZero();
            assertThat(code(here.stream()
                            .map(word -> word.replace("/metrics", "/other"))
                            .toList()))
                    .isNotZero();
        }
    }

    private static int code(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
