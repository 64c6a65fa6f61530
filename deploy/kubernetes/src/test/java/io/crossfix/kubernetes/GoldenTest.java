package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.crossfix.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/**
 * Files that say again what stands elsewhere: the kustomization says what the chart says, the topics what the code says.
 * {@code -Dcrossfix.golden=true} writes them anew.
 */
class GoldenTest {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    private static final Path BASE = Path.of("kustomize/base");

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

    @Test
    void theTopicsAreThoseOfTheCode() throws IOException {
        List<JsonNode> resources = new ArrayList<>();
        StringBuilder script = new StringBuilder(SCRIPT);
        for (NewTopic topic : new Topics(Topics.DEFAULT_PREFIX, 12, 3).all()) {
            resources.add(resource(topic));
            script.append(command(topic));
        }
        agrees(Path.of("strimzi/topics.yaml"), text(resources));
        agrees(Path.of("strimzi/topics.sh"), script.toString());
    }

    private static JsonNode resource(NewTopic topic) {
        ObjectNode resource =
                YAML.createObjectNode().put("apiVersion", "kafka.strimzi.io/v1").put("kind", "KafkaTopic");
        resource.putObject("metadata")
                .put("name", topic.name())
                .putObject("labels")
                .put("strimzi.io/cluster", "crossfix-kafka");
        ObjectNode spec = resource.putObject("spec")
                .put("partitions", topic.numPartitions())
                .put("replicas", topic.replicationFactor());
        ObjectNode config = spec.putObject("config");
        settings(topic).forEach(config::put);
        return resource;
    }

    private static String command(NewTopic topic) {
        StringBuilder command = new StringBuilder("kafka_topics --create --if-not-exists --topic " + topic.name()
                + " --partitions " + topic.numPartitions() + " --replication-factor " + topic.replicationFactor());
        settings(topic)
                .forEach((key, value) ->
                        command.append(" --config ").append(key).append('=').append(value));
        return command.append('\n').toString();
    }

    /** What the code asks for, and what only brokers with copies need. */
    private static Map<String, String> settings(NewTopic topic) {
        Map<String, String> settings = new TreeMap<>(topic.configs());
        settings.put("min.insync.replicas", "2");
        return settings;
    }

    private static final String SCRIPT = """
            #!/usr/bin/env bash
            # Creates the topics: BOOTSTRAP=host:port CLIENT=client.properties deploy/kubernetes/strimzi/topics.sh
            # Written by GoldenTest from the topics of the code; do not edit.
            set -euo pipefail
            kafka_topics() {
                kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --command-config "$CLIENT" "$@"
            }
            """;

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
