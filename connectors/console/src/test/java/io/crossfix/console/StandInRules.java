package io.crossfix.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.crossfix.console.port.RuleDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The shipped rules as their files have them, with figures as they may be on an ordinary night. */
final class StandInRules implements RuleDesk {

    private static final Path FILES = Path.of("..", "..", "deploy", "rules");

    private final Instant published = Instant.now().minus(Duration.ofDays(3));

    @Override
    public List<ObjectNode> rules() {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(this::inShort)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILES.toString(), e);
        }
    }

    private ObjectNode inShort(Path file) {
        try {
            JsonNode rule = new YAMLMapper().readTree(file.toFile());
            String name = rule.path("rule").asText();
            boolean shadow = rule.path("mode").asText().equals("shadow");
            boolean refused = name.equals("shots-near-school");
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("id", name)
                    .put("version", rule.path("version").asText() + ".0")
                    .put("mode", shadow ? "SHADOW" : "LIVE")
                    .put("severity", rule.path("severity").asText().toUpperCase(Locale.ROOT))
                    .put("about", rule.path("about").asText())
                    .put("author", rule.path("author").asText())
                    .put("state", refused ? "refused" : "accepted")
                    .put("why", refused ? "line 14, column 12: no such field 'call.severity'; 1.0 stays in force" : "")
                    .put("tasks", 2)
                    .put("matches24h", name.length() * 3)
                    .put("shadowMatches24h", shadow ? name.length() : 0)
                    .put("costMicros", 0.4 * name.length())
                    .put("publishedAt", published.toString())
                    .put("publishedBy", "analyst");
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    @Override
    public Optional<ObjectNode> rule(String id) {
        return rules().stream()
                .filter(rule -> rule.path("id").asText().equals(id))
                .findFirst()
                .map(rule -> rule.put("text", text(id)).put("schemaVersion", "1"))
                .map(rule -> {
                    rule.putArray("history")
                            .addObject()
                            .put("publishedAt", published.toString())
                            .put("publishedBy", "analyst")
                            .put("mode", "AS_WRITTEN")
                            .put("change", "published");
                    return rule;
                });
    }

    private static String text(String id) {
        try {
            return Files.readString(FILES.resolve(id + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(id, e);
        }
    }

    @Override
    public List<ObjectNode> matches(String id, boolean shadow, int most) {
        return IntStream.range(0, shadow ? 0 : 8)
                .mapToObj(number -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", "%064x".formatted(number))
                        .put("at", Instant.now().minusSeconds(900L * number).toString())
                        .put("lat", 37.80 + number * 0.003)
                        .put("lon", -122.27 + number * 0.004)
                        .put("score", 0.9 - number * 0.07)
                        .put("severity", "SEVERE")
                        .put("shadow", false)
                        .put("state", "HOLDS")
                        .put("reason", (number % 4 + 2) + " rounds heard, and a call about shots close by")
                        .put("alertId", Samples.id(number + 1)))
                .toList();
    }
}
