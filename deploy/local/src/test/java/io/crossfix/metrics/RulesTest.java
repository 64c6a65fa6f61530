package io.crossfix.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped alerts read metrics that there are, lead to pages that there are, and fire when they should. */
class RulesTest {

    private static final Path PROMETHEUS = Path.of("../prometheus");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void everyMetricThatIsReadIsInTheCatalogue() throws Exception {
        Set<String> known = new TreeSet<>(Catalogue.shipped().bySeries().keySet());
        rules().stream()
                .filter(rule -> rule.has("record"))
                .forEach(rule -> known.add(rule.path("record").asText()));

        for (JsonNode rule : rules()) {
            assertThat(known)
                    .as(rule.toString())
                    .containsAll(MetricNames.in(rule.path("expr").asText()));
        }
    }

    @Test
    void everyAlertSaysHowBadItIsWhatItIsAndWhichPageHelps() throws Exception {
        for (JsonNode alert : alerts()) {
            assertThat(alert.at("/labels/severity").asText())
                    .as(alert.toString())
                    .isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText())
                    .as(alert.toString())
                    .endsWith(".");
            String page = alert.at("/annotations/runbook").asText();
            assertThat(page).startsWith("deploy/runbooks/");
            assertThat(Path.of("../..").resolve(page))
                    .content(StandardCharsets.UTF_8)
                    .as(page)
                    .contains("`" + alert.path("alert").asText() + "`");
        }
    }

    @Test
    void everyAlertIsSeenToFireAndToBeQuiet() throws Exception {
        Set<String> fired = new HashSet<>();
        for (JsonNode test :
                YAML.readTree(PROMETHEUS.resolve("alerts.test.yaml").toFile()).path("tests")) {
            for (JsonNode asked : test.path("alert_rule_test")) {
                if (!asked.path("exp_alerts").isEmpty()) {
                    fired.add(asked.path("alertname").asText());
                }
            }
        }
        assertThat(alerts())
                .extracting(alert -> alert.path("alert").asText())
                .doesNotHaveDuplicates()
                .allMatch(fired::contains);
    }

    @Test
    @NeedsPromtool
    void promtoolAcceptsTheRulesAndTheirTestsHold() throws Exception {
        assertThat(Promtool.run(PROMETHEUS, "check", "rules", "alerts.yaml")).satisfies(said -> {
            assertThat(said.text()).contains("SUCCESS: " + rules().size() + " rules found");
            assertThat(said.code()).isZero();
        });
        assertThat(Promtool.run(PROMETHEUS, "test", "rules", "alerts.test.yaml"))
                .satisfies(said -> assertThat(said.code()).as(said.text()).isZero());
    }

    @Test
    @NeedsPromtool
    void promtoolNoticesARuleThatFiresTooLate(@TempDir Path directory) throws Exception {
        String rules = Files.readString(PROMETHEUS.resolve("alerts.yaml"));
        Files.writeString(
                directory.resolve("alerts.yaml"),
                rules.replace("timestamp_seconds) > 150", "timestamp_seconds) > 1500"));
        ObjectNode tests = (ObjectNode)
                YAML.readTree(PROMETHEUS.resolve("alerts.test.yaml").toFile());
        tests.withArray("tests").removeIf(test -> !test.toString().contains("AlertPathDead"));
        YAML.writeValue(directory.resolve("alerts.test.yaml").toFile(), tests);

        Promtool.Said said = Promtool.run(directory, "test", "rules", "alerts.test.yaml");

        assertThat(said.code()).isNotZero();
        assertThat(said.text()).contains("alertname: AlertPathDead");
    }

    @Test
    void namesAreFoundInWhateverIsAroundThem() {
        assertThat(
                        MetricNames.in(
                                "sum by (a, b) (rate(one_total{x=\"y(z)\", w!~'v'}[5m])) / on (c) group_left () max(two) > 1e3"))
                .containsExactly("one_total", "two");
        assertThat(MetricNames.in("time() - max(three:four offset 1h) and absent(five) or vector(Inf)"))
                .containsExactly("five", "three:four");
        assertThat(MetricNames.in("increase(six[$__rate_interval]) unless seven{le=\"$le\"} == bool 0"))
                .containsExactly("seven", "six");
    }

    private static List<JsonNode> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        YAML.readTree(PROMETHEUS.resolve("alerts.yaml").toFile())
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        assertThat(rules).isNotEmpty();
        return rules;
    }
}
