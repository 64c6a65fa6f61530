package io.crossfix.feeds.read;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a JSON Lines file: one object per line; a column is a key, or a JSON Pointer (RFC 6901) into the object. */
final class JsonRows implements RowReader {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final LineReader lines;
    private final Texts texts;
    private final List<JsonPointer> wanted;

    JsonRows(LineReader lines, Texts texts, List<String> wanted) {
        this.lines = lines;
        this.texts = texts;
        this.wanted = wanted.stream().map(JsonRows::pointer).toList();
    }

    @Override
    public @Nullable Line next() throws IOException {
        RawLine line = lines.next();
        if (line == null) {
            return null;
        }
        if (line.fault() != null) {
            return new Line.Broken(line.number(), line.bytes(), line.fault());
        }
        String text = texts.of(line.bytes());
        if (text == null) {
            return RowReader.broken(line, "the bytes are not " + texts.charset());
        }
        return text.isBlank() ? new Line.Blank(line.number(), line.bytes()) : row(line, text);
    }

    private Line row(RawLine line, String text) {
        try {
            JsonNode object = MAPPER.readTree(text);
            return object.isObject()
                    ? new Line.Row(line.number(), line.bytes(), cells(object))
                    : RowReader.broken(line, "is JSON, but not an object");
        } catch (JsonProcessingException e) {
            // The library's message quotes the line, and the line may hold a plate.
            return RowReader.broken(line, "is not JSON");
        }
    }

    private static JsonPointer pointer(String column) {
        return column.startsWith("/")
                ? JsonPointer.compile(column)
                : JsonPointer.empty().appendProperty(column);
    }

    private String[] cells(JsonNode object) {
        String[] cells = new String[wanted.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = text(object.at(wanted.get(i)));
        }
        return cells;
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
