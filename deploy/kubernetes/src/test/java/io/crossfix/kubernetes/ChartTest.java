package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.crossfix.document.InvalidDocument;
import io.crossfix.settings.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart renders, and an API server would take what it renders. */
class ChartTest {

    @TempDir
    private Path directory;

    static Stream<Map<String, String>> values() {
        return Stream.of(
                Map.of(),
                Chart.BARE,
                Map.of("job.upgradeMode", "last-state", "job.jobManager.replicas", "1"),
                Map.of("images.job.digest", "sha256:" + "0".repeat(64), "images.pullSecrets[0]", "registry"));
    }

    @Test
    void lintHasNothingToSay() {
        LintResult result = new Helm(Chart.directory()).lint().strict().call();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyDocumentIsWhatKubernetesKnows(Map<String, String> values) {
        areKnown(Chart.rendered(values));
    }

    @Test
    void everyDocumentOfTheWholeIsWhatKubernetesKnows() {
        areKnown(Chart.whole());
    }

    private static void areKnown(List<JsonNode> documents) {
        System.out.println(documents.stream().map(Chart::title).toList());
        assertThat(documents)
                .isNotEmpty()
                .allSatisfy(document -> assertThat(Definitions.faults(document))
                        .as(Chart.title(document))
                        .isEmpty());
        assertThat(documents.stream().map(Chart::title)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "FlinkDeployment crossfix-job, /spec/job, parallelism, paralelism",
        "FlinkDeployment crossfix-job, /spec, serviceAccount, serviceAcount",
        "FlinkDeployment crossfix-job, /spec/podTemplate/spec, volumes, volume",
        "Deployment crossfix-gateway, /spec, replicas, replica",
        "Deployment crossfix-gateway, /spec/template/spec/containers/0, readinessProbe, readynessProbe",
        "NetworkPolicy crossfix-gateway, /spec, podSelector, podselector",
        "PodMonitor crossfix-job, /spec, selector, selectors",
        "PrometheusRule crossfix, /spec/groups/1/rules/0, labels, label",
        "PodDisruptionBudget crossfix-task-manager, /spec, minAvailable, minimumAvailable",
    })
    void aMisspeltFieldIsSeen(String title, String at, String field, String misspelt) {
        JsonNode document = Chart.find(Chart.whole(), title);
        ObjectNode parent = (ObjectNode) document.at(at);
        parent.set(misspelt, parent.remove(field));

        assertThat(Definitions.faults(document)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "job.flinkVersion, v1_20",
        "job.upgradeMode, stateless",
        "job.parallelism, 0",
        "images.job.tag, latest",
        "images.job.digest, sha256:12",
        "secrets.flinkTls, Not_A_Name",
        "job.paralelism, 4",
        "tls.flnk, true",
        "probe.extra.volumes[0].nam, x",
        "job.storage, /tmp",
    })
    void aWrongValueStopsTheRendering(String key, String value) {
        assertThatThrownBy(() -> Chart.text(Map.of(key, value))).hasMessageContaining("values don't meet");
    }

    /** What is rendered as crossfix.yaml is one: else no part would start. */
    @Test
    void theSettingsCanBeRead() throws Exception {
        for (List<JsonNode> documents : List.of(Chart.rendered(Map.of()), Chart.whole())) {
            Installation installation = Chart.installation(documents, directory);
            assertThat(installation.kafka().topics().replication()).isEqualTo(3);
        }
    }

    /** A key that no part knows would stop every one of them. */
    @Test
    void aMisspeltSettingIsSeen() {
        List<JsonNode> documents = Chart.rendered(Map.of("settings.kafka.bootstrp", "b:9093"));
        assertThatThrownBy(() -> Chart.installation(documents, directory))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("bootstrp");
    }

    @Test
    void flinkIsToldWhatIsShipped() throws IOException {
        Path shipped = Path.of("../flink/conf/config.yaml");
        JsonNode told = Chart.find(Chart.rendered(Map.of()), "FlinkDeployment crossfix-job")
                .at("/spec/flinkConfiguration");
        Chart.YAML
                .readTree(shipped.toFile())
                .properties()
                .forEach(key -> assertThat(told.path(key.getKey()).asText())
                        .as(key.getKey())
                        .isEqualTo(key.getValue().asText().strip()));
    }
}
