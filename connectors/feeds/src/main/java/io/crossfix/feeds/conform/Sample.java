package io.crossfix.feeds.conform;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message in a file, and what stands beside it: {@code shot.xml}, what its transport says in {@code shot.beside.json}
 * (attributes, if it has any), what is to come of it in {@code shot.expected.json}.
 *
 * @param file the message
 */
public record Sample(Path file) {

    private static final String BESIDE = ".beside.json";
    private static final String EXPECTED = ".expected.json";
    private static final int MOST = 10_000;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * The samples of a directory, or the one in a file.
     *
     * @throws IOException when there is no such place
     */
    public static Stream<Sample> in(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Stream.of(new Sample(place));
        }
        try (Stream<Path> files = Files.list(place)) {
            return files
                    .filter(file -> Files.isRegularFile(file)
                            && !file.toString().endsWith(BESIDE)
                            && !file.toString().endsWith(EXPECTED))
                    .sorted()
                    .limit(MOST)
                    .map(Sample::new)
                    .toList()
                    .stream();
        }
    }

    /** The message. */
    public byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    /** What the transport says beside it; nothing when no file says so. */
    public Map<String, String> attributes() throws IOException {
        Path beside = beside(BESIDE);
        return Files.exists(beside)
                ? MAPPER.readValue(beside.toFile(), new TypeReference<Map<String, String>>() {})
                : Map.of();
    }

    /** What is to come of it, or null when nobody has written it down. */
    public @Nullable JsonNode expected() throws IOException {
        Path expected = beside(EXPECTED);
        return Files.exists(expected) ? MAPPER.readTree(expected.toFile()) : null;
    }

    /** Writes down what is to come of it. */
    public void expect(JsonNode outcomes) throws IOException {
        Files.writeString(beside(EXPECTED), MAPPER.writeValueAsString(outcomes) + "\n");
    }

    private Path beside(String ending) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
    }
}
