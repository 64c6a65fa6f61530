package io.crossfix.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The description of this interface (OpenAPI 3.1), as it lies in the jar. */
final class ApiDocument {

    private static final String FILE = "/io/crossfix/console/openapi.yaml";

    private ApiDocument() {}

    static List<Route> routes() {
        String yaml = text();
        JsonNode json = parsed(yaml);
        return List.of(
                Route.get("/api/openapi.yaml", Needs.NOTHING, call -> {
                    call.context()
                            .contentType("application/yaml; charset=utf-8")
                            .result(yaml);
                    return Answer.written();
                }),
                Route.get("/api/openapi.json", Needs.NOTHING, call -> Answer.ok(json)));
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static JsonNode parsed(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is no YAML", e);
        }
    }
}
