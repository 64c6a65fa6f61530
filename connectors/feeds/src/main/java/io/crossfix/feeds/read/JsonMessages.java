package io.crossfix.feeds.read;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Messages in JSON. A path is a JSON Pointer (RFC 6901): {@code /data/id} from the root, {@code ./plate} from what
 * becomes the row, {@code @topic} beside the message.
 */
final class JsonMessages implements PayloadReader {

    /** Strict, and numbers as they are written: a number that names something must not become 1.6E9. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Texts texts = new Texts(StandardCharsets.UTF_8);
    private final List<JsonPointer> each;
    private final List<List<Path>> columns;

    /** Where the text of a column may stand. */
    private interface Path {
        String of(JsonNode root, JsonNode row, Map<String, String> attributes);
    }

    JsonMessages(PayloadFormat format, List<String> wanted) {
        this.each = format.each().stream().map(JsonPointer::compile).toList();
        this.columns = wanted.stream()
                .map(column ->
                        format.paths(column).stream().map(JsonMessages::path).toList())
                .toList();
    }

    @Override
    public List<Line> read(byte[] message, Map<String, String> attributes) {
        return read(message, texts, root -> rows(root, message, attributes));
    }

    /** What is made of a message in JSON, or what is wrong with it. */
    static List<Line> read(byte[] message, Texts texts, Function<JsonNode, List<Line>> rows) {
        String text = texts.of(message);
        if (text == null) {
            return Messages.broken(message, "the bytes are not UTF-8");
        }
        if (text.isBlank()) {
            return List.of(new Line.Blank(1, message));
        }
        try {
            return rows.apply(MAPPER.readTree(text));
        } catch (IOException | ArithmeticException e) {
            // The library's message quotes the text, and the text may hold a plate.
            return Messages.broken(message, "is not JSON");
        }
    }

    private List<Line> rows(JsonNode root, byte[] message, Map<String, String> attributes) {
        if (!root.isContainerNode()) {
            return Messages.broken(message, "is JSON, but neither an object nor an array");
        }
        if (each.isEmpty()) {
            return List.of(row(1, root, root, message, attributes));
        }
        JsonNode list = each.stream()
                .map(root::at)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElse(null);
        if (list == null) {
            return Messages.broken(message, "has no list at " + each.get(0));
        }
        return list.size() > PayloadFormat.MAX_ROWS
                ? Messages.tooMany(message, list.size())
                : rows(root, list, message, attributes);
    }

    private List<Line> rows(JsonNode root, JsonNode list, byte[] message, Map<String, String> attributes) {
        List<Line> rows = new ArrayList<>(list.size());
        for (JsonNode row : list) {
            rows.add(row(rows.size() + 1, root, row, message, attributes));
        }
        return rows;
    }

    private Line row(int number, JsonNode root, JsonNode row, byte[] message, Map<String, String> attributes) {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(columns.get(i), root, row, attributes);
        }
        return new Line.Row(number, message, cells);
    }

    private static String cell(List<Path> paths, JsonNode root, JsonNode row, Map<String, String> attributes) {
        for (Path path : paths) {
            String text = path.of(root, row, attributes);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static Path path(String path) {
        if (path.startsWith(PayloadFormat.ATTRIBUTE)) {
            Attributes attribute = Attributes.path(path);
            return (root, row, attributes) -> attribute.of(attributes);
        }
        if (path.startsWith("./")) {
            JsonPointer pointer = JsonPointer.compile(path.substring(1));
            return (root, row, attributes) -> text(row.at(pointer));
        }
        JsonPointer pointer = JsonPointer.compile(path);
        return (root, row, attributes) -> text(root.at(pointer));
    }

    /** Objects and lists are no texts: a path that leads to one would carry along what it was not meant to. */
    private static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
