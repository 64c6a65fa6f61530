package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.crossfix.kafka.Topics;
import io.crossfix.kafka.access.AccessPlan;
import io.crossfix.provisioning.AclPages;
import io.crossfix.provisioning.TopicPages;
import io.crossfix.settings.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that say again what stands elsewhere: the kustomization says what the chart says, topics and rights
 * what the code says.
 * {@code -Dcrossfix.golden=true} writes them anew.
 */
class GoldenTest {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    private static final Path BASE = Path.of("kustomize/base");
    private static final Path STRIMZI = Path.of("strimzi");
    private static final String CLUSTER = "crossfix-kafka";

    @TempDir
    private Path directory;

    @Test
    void theKustomizationSaysWhatTheChartSays() throws IOException {
        Map<String, List<JsonNode>> byFile = Chart.rendered(Map.of()).stream()
                .map(GoldenTest::withoutHelm)
                .collect(Collectors.groupingBy(GoldenTest::file, TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<JsonNode>> file : byFile.entrySet()) {
            agrees(BASE.resolve(file.getKey()), text(file.getValue()));
        }
        JsonNode kustomization =
                YAML.readTree(BASE.resolve("kustomization.yaml").toFile());
        Set<String> named = new HashSet<>();
        kustomization.path("resources").forEach(name -> named.add(name.asText()));
        assertThat(named).isEqualTo(byFile.keySet());
    }

    /** An overlay patches documents that are there. */
    @Test
    void theOverlayPatchesWhatIsThere() throws IOException {
        Set<String> titles = Chart.rendered(Map.of()).stream().map(Chart::title).collect(Collectors.toSet());
        JsonNode overlay =
                YAML.readTree(Path.of("kustomize/production/kustomization.yaml").toFile());
        assertThat(overlay.path("resources").path(0).asText()).isEqualTo("../base");
        assertThat(overlay.path("patches")).isNotEmpty().allSatisfy(patch -> {
            JsonNode target = patch.path("target");
            assertThat(titles)
                    .contains(target.path("kind").asText() + " "
                            + target.path("name").asText());
        });
    }

    /** For the installation whose settings the chart has: names, partitions, copies, the job's group. */
    @Test
    void topicsAndRightsAreThoseOfTheCode() throws Exception {
        Installation installation = Chart.installation(Chart.rendered(Map.of()), directory);
        Topics topics = installation.topics();
        AccessPlan plan = new AccessPlan(installation.kafka().access(), AccessPlan.OF_CERTIFICATES);
        agrees(STRIMZI.resolve("topics.yaml"), TopicPages.strimzi(topics, CLUSTER));
        agrees(STRIMZI.resolve("topics.sh"), TopicPages.commands(topics));
        agrees(STRIMZI.resolve("users.yaml"), AclPages.strimzi(plan, "tls", CLUSTER));
        agrees(STRIMZI.resolve("acls.sh"), AclPages.commands(plan));
    }

    private static JsonNode withoutHelm(JsonNode document) {
        ((ObjectNode) document.path("metadata")).remove("namespace");
        return document;
    }

    private static String file(JsonNode document) {
        return document.at("/metadata/labels")
                        .path("app.kubernetes.io/component")
                        .asText() + ".yaml";
    }

    private static String text(List<JsonNode> documents) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode document : documents) {
            text.append(YAML.writeValueAsString(document));
        }
        return text.toString();
    }

    private static void agrees(Path file, String text) throws IOException {
        if (Boolean.getBoolean("crossfix.golden")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as(file + ": write it anew with -Dcrossfix.golden=true")
                .isEqualTo(text);
    }
}
