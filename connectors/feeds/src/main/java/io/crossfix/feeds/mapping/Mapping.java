package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.read.PayloadFormat;
import io.crossfix.feeds.read.SourceFormat;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the rows of an export, or the messages of a sender, become observations: a checked mapping file. Its grammar is {@value #SCHEMA}. */
public final class Mapping {

    /** The published JSON Schema, on the class path. */
    public static final String SCHEMA = "/json-schema/mapping.schema.json";

    private final String name;
    private final @Nullable SourceFormat format;
    private final @Nullable PayloadFormat payload;
    private final Columns columns = new Columns();
    private final List<RowFilter> filters;
    private final Classification classification;
    private final Template id;
    private final TimeField time;
    private final @Nullable TimeField reported;
    private final PositionField position;
    private final @Nullable Column sequence;
    private final Set<String> words = new TreeSet<>();

    private Mapping(JsonNode root, Faults faults) {
        name = root.path("mapping").asText();
        JsonNode source = root.path("source");
        payload = PayloadSource.describes(source) ? PayloadSource.read(source, faults) : null;
        format = payload == null ? format(source, faults) : null;
        filters = RowFilter.readAll(root.path("filters"), columns, faults);
        id = Template.read(root.path("id"), columns, faults);
        time = TimeField.read(root.path("time"), columns, faults);
        reported = root.has("reported") ? TimeField.read(root.path("reported"), columns, faults) : null;
        position = PositionField.read(root.path("position"), columns, faults);
        EntryReader entries = new EntryReader(root, columns, faults);
        classification = Classification.read(root.path("classify"), entries, columns, faults);
        sequence = root.has("sequence") ? columns.plain(root.path("sequence").asText(), root.path("sequence")) : null;
        collectWords(root);
        entries.checkFieldsAreUsed();
        columns.check(faults);
        if (payload != null) {
            PayloadSource.check(payload, columns, source, faults);
        }
    }

    /**
     * Reads a mapping file.
     *
     * @throws InvalidDocument with every fault, each with line and column
     * @throws IOException when the file cannot be read
     */
    public static Mapping read(Path file) throws InvalidDocument, IOException {
        return read(Files.readString(file), file.toString());
    }

    /**
     * Reads a mapping.
     *
     * @param source where the text came from, for messages
     * @throws InvalidDocument with every fault, each with line and column
     */
    public static Mapping read(String text, String source) throws InvalidDocument {
        YamlDocument document = YamlDocument.read(text, source, SCHEMA);
        Faults faults = new Faults(document);
        Mapping mapping = new Mapping(document.root(), faults);
        faults.throwIfAny();
        return mapping;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /**
     * How its files are written.
     *
     * @throws UnusableSource when it is for messages, not for files
     */
    public SourceFormat format() throws UnusableSource {
        if (format == null) {
            throw new UnusableSource("the mapping " + name + " is for messages of a feed, not for files");
        }
        return format;
    }

    /**
     * How its messages are written.
     *
     * @throws UnusableSource when it is for files, not for messages
     */
    public PayloadFormat payload() throws UnusableSource {
        if (payload == null) {
            throw new UnusableSource("the mapping " + name + " is for files, not for messages of a feed");
        }
        return payload;
    }

    /** The columns it reads. */
    public List<String> columns() {
        return columns.names();
    }

    /** Every word that it compares anything with, and others that stand in it. */
    public Set<String> words() {
        return words;
    }

    private void collectWords(JsonNode node) {
        if (node.isTextual()) {
            words.add(node.asText());
        }
        node.properties().forEach(field -> words.add(field.getKey().replace("*", "")));
        node.forEach(this::collectWords);
    }

    /** Whether what is rejected must not be handed on as it is: it makes tokens, or messages may hold anything. */
    boolean hidesRejected() {
        if (payload != null) {
            return true;
        }
        for (boolean secret : columns.secrets()) {
            if (secret) {
                return true;
            }
        }
        return false;
    }

    /** By column, whether its text must not be seen in what is rejected. */
    boolean[] hidden() {
        boolean[] hidden = columns.secrets();
        if (payload != null) {
            Arrays.fill(hidden, true);
            // A time is hidden even where it is part of the identifier: one that cannot be read may be anything.
            id.columns().stream()
                    .filter(column -> !column.name().equals(time.name()))
                    .forEach(column -> hidden[column.slot()] = false);
            classification
                    .entries()
                    .forEach(entry -> entry.sensor().columns().forEach(column -> hidden[column.slot()] = false));
        }
        return hidden;
    }

    List<RowFilter> filters() {
        return filters;
    }

    Classification classification() {
        return classification;
    }

    Template id() {
        return id;
    }

    TimeField time() {
        return time;
    }

    @Nullable
    TimeField reported() {
        return reported;
    }

    PositionField position() {
        return position;
    }

    /** Where the number stands that grows with each message of a sensor; null when there is none. */
    @Nullable
    Column sequence() {
        return sequence;
    }

    private static SourceFormat format(JsonNode node, Faults faults) {
        boolean csv = node.path("format").asText().equals("csv");
        for (String key : List.of("delimiter", "columns")) {
            if (!csv && node.has(key)) {
                faults.add(node.path(key), key + " is for csv only");
            }
        }
        List<String> header = new ArrayList<>();
        node.path("columns").forEach(column -> header.add(column.asText()));
        return new SourceFormat(
                SourceFormat.Kind.valueOf(node.path("format").asText().toUpperCase(Locale.ROOT)),
                Charset.forName(node.path("charset").asText("UTF-8")),
                node.path("delimiter").asText(",").charAt(0),
                header);
    }
}
