package io.crossfix.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped dashboards ask for what there is, in expressions that Prometheus understands. No Grafana is here to show them. */
class DashboardsTest {

    private static final Path DASHBOARDS = Path.of("../grafana");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    /** That of Grafana 12.1 and later. */
    private static final int SCHEMA = 42;

    @Test
    void everyPanelSaysWhatItIsInWhichUnit() throws Exception {
        Set<String> uids = new HashSet<>();
        boards().forEach((file, board) -> {
            assertThat(board.path("schemaVersion").asInt()).as(file).isEqualTo(SCHEMA);
            assertThat(uids.add(board.path("uid").asText())).as(file).isTrue();
            assertThat(board.at("/templating/list/0/type").asText()).as(file).isEqualTo("datasource");
            Set<Integer> ids = new HashSet<>();
            for (JsonNode panel : board.path("panels")) {
                String where = file + ": " + panel.path("title").asText();
                assertThat(ids.add(panel.path("id").asInt())).as(where).isTrue();
                assertThat(panel.path("title").asText()).as(where).isNotBlank();
                assertThat(panel.path("description").asText()).as(where).endsWith(".");
                assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                        .as(where)
                        .isNotBlank();
                assertThat(panel.at("/datasource/uid").asText()).as(where).isEqualTo("${datasource}");
                assertThat(panel.path("targets")).as(where).isNotEmpty();
            }
            assertNoOverlap(file, board.path("panels"));
        });
        assertThat(uids).hasSizeGreaterThanOrEqualTo(7);
    }

    private static void assertNoOverlap(String file, JsonNode panels) {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : panels) {
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).as(file).isLessThanOrEqualTo(24);
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(taken.add(x + "," + y))
                            .as("%s: %s overlaps", file, panel.path("title"))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyMetricThatIsAskedForIsInTheCatalogueAndEveryOneOfOursIsShown() throws Exception {
        Catalogue catalogue = Catalogue.shipped();
        Set<String> known = new TreeSet<>(catalogue.bySeries().keySet());
        Set<String> recorded = recorded();
        Set<String> asked = new TreeSet<>();
        for (String expression : expressions()) {
            asked.addAll(MetricNames.in(expression));
        }
        asked.removeAll(recorded);

        assertThat(known).containsAll(asked);
        assertThat(catalogue.entries().stream()
                        .filter(entry -> entry.name().contains("crossfix"))
                        .filter(entry -> entry.series().stream().noneMatch(asked::contains)))
                .as("no dashboard shows them")
                .isEmpty();
    }

    private static Set<String> recorded() throws IOException {
        Set<String> recorded = new HashSet<>();
        YAML.readTree(Path.of("../prometheus/alerts.yaml").toFile())
                .path("groups")
                .forEach(group -> group.path("rules")
                        .forEach(rule -> recorded.add(rule.path("record").asText())));
        return recorded;
    }

    @Test
    @NeedsPromtool
    void prometheusUnderstandsEveryExpression(@TempDir Path directory) throws Exception {
        List<Map<String, String>> rules = new ArrayList<>();
        for (String expression : expressions()) {
            rules.add(Map.of("record", "panel:" + rules.size(), "expr", expression.replace("$__rate_interval", "1m")));
        }
        Map<String, Object> group = Map.of("name", "panels", "rules", rules);
        YAML.writeValue(directory.resolve("panels.yaml").toFile(), Map.of("groups", List.of(group)));

        assertThat(Promtool.run(directory, "check", "rules", "panels.yaml"))
                .satisfies(said -> assertThat(said.text()).contains("SUCCESS: " + rules.size() + " rules found"));
    }

    private static List<String> expressions() throws IOException {
        List<String> all = new ArrayList<>();
        boards().values()
                .forEach(board -> board.path("panels")
                        .forEach(panel -> panel.path("targets")
                                .forEach(target -> all.add(target.path("expr").asText()))));
        return all;
    }

    private static Map<String, JsonNode> boards() throws IOException {
        Map<String, JsonNode> boards = new TreeMap<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".json")).toList()) {
                boards.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
            }
        }
        return boards;
    }
}
