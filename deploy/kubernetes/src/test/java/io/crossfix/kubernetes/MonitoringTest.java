package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the chart brings to Prometheus and Grafana is what is shipped and tested elsewhere. */
class MonitoringTest {

    private static final Path DASHBOARDS = Path.of("../grafana");

    private final List<JsonNode> documents = Chart.whole();

    @Test
    void theAlertsAreThoseOfTheFile() throws IOException {
        JsonNode shipped =
                Chart.YAML.readTree(Path.of("../prometheus/alerts.yaml").toFile());
        JsonNode rendered = Chart.find(documents, "PrometheusRule crossfix");
        assertThat(rendered.at("/spec/groups/1/rules").size()).isPositive();
        assertThat(rendered.path("spec")).isEqualTo(shipped);
        assertThat(rendered.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
    }

    @Test
    void everyDashboardIsThere() throws IOException {
        Set<String> shipped = new TreeSet<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(shipped::add);
        }
        assertThat(shipped).hasSizeGreaterThan(5);
        for (String name : shipped) {
            JsonNode rendered = Chart.find(documents, "ConfigMap crossfix-dashboard-" + name.replace(".json", ""));
            assertThat(rendered.at("/metadata/labels/grafana_dashboard").asText())
                    .isEqualTo("1");
            assertThat(Chart.YAML.readTree(rendered.path("data").path(name).asText()))
                    .isEqualTo(Chart.YAML.readTree(DASHBOARDS.resolve(name).toFile()));
        }
    }

    @Test
    void allOfItCanBeLeftOut() {
        assertThat(Chart.rendered(Chart.BARE).stream()
                        .filter(document -> document.at("/metadata/labels")
                                .path("app.kubernetes.io/component")
                                .asText()
                                .equals("monitoring")))
                .isEmpty();
        assertThat(Chart.rendered(Map.of()).stream().map(Chart::title))
                .contains("PrometheusRule crossfix", "Deployment crossfix-probe")
                .noneMatch(title -> title.contains("dashboard"));
    }
}
