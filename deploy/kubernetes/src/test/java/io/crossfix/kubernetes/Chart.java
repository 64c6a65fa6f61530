package io.crossfix.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.crossfix.document.InvalidDocument;
import io.crossfix.settings.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The chart, rendered by Helm itself. */
final class Chart {

    static final YAMLMapper YAML = new YAMLMapper();

    /** As little as there can be. */
    static final Map<String, String> BARE = Map.of(
            "console.enabled", "false",
            "network.policies", "false",
            "probe.enabled", "false",
            "tls.flink", "false",
            "tls.kafka", "false",
            "monitoring.podMonitors", "false",
            "monitoring.rules", "false");

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

    /** The one of a kind and name. */
    static JsonNode find(List<JsonNode> documents, String title) {
        return documents.stream()
                .filter(document -> title(document).equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + title));
    }

    /**
     * The crossfix.yaml in them, as every part reads it.
     *
     * @param directory where it is written to
     * @throws InvalidDocument when no part would start with it
     */
    static Installation installation(List<JsonNode> documents, Path directory) throws IOException, InvalidDocument {
        Path file = directory.resolve("crossfix.yaml");
        Files.writeString(
                file,
                find(documents, "ConfigMap crossfix-settings")
                        .at("/data/crossfix.yaml")
                        .asText());
        return Installation.read(file);
    }

    /** The elements of an array, or nothing. */
    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
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
