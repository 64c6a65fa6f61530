package io.crossfix.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart, rendered by Helm itself. */
final class Chart {

    static final YAMLMapper YAML = new YAMLMapper();

    /** As little as there can be. */
    static final Map<String, String> BARE = Map.of(
            "console.enabled", "false",
            "network.policies", "false",
            "monitoring.podMonitors", "false");

    private Chart() {}

    static Path directory() {
        return Path.of("chart").toAbsolutePath();
    }

    /** The documents that it renders with these values over its own. */
    static List<JsonNode> rendered(Map<String, String> values) {
        return documents(text(values));
    }

    static String text(Map<String, String> values) {
        TemplateCommand command = template();
        values.forEach(command::set);
        return command.call();
    }

    /** The documents with everything switched on. */
    static List<JsonNode> whole() {
        return documents(template()
                .withValuesFile(directory().resolve("ci/whole-values.yaml"))
                .call());
    }

    private static TemplateCommand template() {
        return new Helm(directory()).template().withName("crossfix").withNamespace("crossfix");
    }

    static List<JsonNode> documents(String text) {
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(text)) {
            return all.readAll().stream().filter(JsonNode::isObject).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kind and name. */
    static String title(JsonNode document) {
        return document.path("kind").asText() + " "
                + document.path("metadata").path("name").asText();
    }

    /** The pods that a document makes: as many templates as it has. */
    static Stream<JsonNode> pods(JsonNode document) {
        return Stream.of("/spec/template", "/spec/podTemplate")
                .map(document::at)
                .filter(JsonNode::isObject);
    }
}
