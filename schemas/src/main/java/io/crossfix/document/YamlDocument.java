package io.crossfix.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.serialization.JsonNodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A YAML text that satisfies a published JSON Schema; every node knows its line and column.
 *
 * <p>Refused, with all faults at once: what the schema refuses, duplicate keys, more than one document, anchors, aliases
 * and tags (no class is ever named in a document), and texts above {@link #MAX_CHARACTERS}.
 */
public final class YamlDocument {

    /** Longest text that is read, in characters. */
    public static final int MAX_CHARACTERS = 64 * 1024;

    private static final YAMLMapper MAPPER = YAMLMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonNodeReader READER =
            JsonNodeReader.builder().yamlMapper(MAPPER).locationAware().build();
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private final String source;
    private final JsonNode root;

    private YamlDocument(String source, JsonNode root) {
        this.source = source;
        this.root = root;
    }

    /**
     * Reads and checks a text.
     *
     * @param source file or topic that it came from, for messages
     * @param schemaResource class path name of the JSON Schema, for example {@code /json-schema/rule.schema.json}
     * @throws InvalidDocument with every fault
     */
    public static YamlDocument read(String text, String source, String schemaResource) throws InvalidDocument {
        return read(text, source, schemaResource, MAX_CHARACTERS);
    }

    /**
     * Reads and checks a text that may be longer than usual.
     *
     * @param maxCharacters longest text that is read, in characters
     * @throws InvalidDocument with every fault
     */
    public static YamlDocument read(String text, String source, String schemaResource, int maxCharacters)
            throws InvalidDocument {
        if (text.length() > maxCharacters) {
            throw new InvalidDocument(List.of(new Fault(
                    source, 0, 0, "has " + text.length() + " characters, at most " + maxCharacters + " are read")));
        }
        JsonNode root = parse(text.startsWith("\uFEFF") ? text.substring(1) : text, source);
        YamlDocument document = new YamlDocument(source, root);
        List<Fault> faults = new ArrayList<>();
        JsonSchema schema = schema(schemaResource);
        for (ValidationMessage fault : schema.validate(root)) {
            JsonNode node = fault.getInstanceNode() == null ? root : fault.getInstanceNode();
            faults.add(
                    document.fault(node, fault.getInstanceLocation() + ": " + fault.getError() + meant(schema, fault)));
        }
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
            throw new InvalidDocument(faults);
        }
        return document;
    }

    /** A hint for a field that the schema does not know: the known one that looks most like it. */
    private static String meant(JsonSchema schema, ValidationMessage fault) {
        if (!fault.getType().equals("additionalProperties") || fault.getProperty() == null) {
            return "";
        }
        String rule = fault.getSchemaLocation().getFragment().toString();
        JsonNode object = schema.getSchemaNode().at(rule.substring(0, rule.lastIndexOf('/')));
        List<String> known = new ArrayList<>();
        object.path("properties").fieldNames().forEachRemaining(known::add);
        String nearest = Nearest.to(fault.getProperty(), known);
        return Nearest.isSlip(fault.getProperty(), nearest)
                ? "; did you mean '" + nearest + "'?"
                : "; known are " + String.join(", ", known);
    }

    /** The document's root. */
    public JsonNode root() {
        return root;
    }

    /**
     * The document as a Java record.
     *
     * @throws InvalidDocument when the schema let something through that the type cannot hold
     */
    public <T> T as(Class<T> type) throws InvalidDocument {
        try {
            return MAPPER.treeToValue(root, type);
        } catch (JsonProcessingException e) {
            throw new InvalidDocument(List.of(located(source, e)));
        }
    }

    /** A fault at a node of this document. */
    public Fault fault(JsonNode node, String message) {
        JsonLocation at = JsonNodes.tokenLocationOf(node);
        return at == null
                ? new Fault(source, 0, 0, message)
                : new Fault(source, at.getLineNr(), at.getColumnNr(), message);
    }

    /** A fault at the node under a JSON pointer, for example {@code /around/0/where}. */
    public Fault fault(String pointer, String message) {
        JsonNode node = root.at(pointer);
        return node.isMissingNode() ? fault(root, pointer + ": " + message) : fault(node, pointer + ": " + message);
    }

    private static JsonNode parse(String text, String source) throws InvalidDocument {
        try {
            refuseTagsAndSecondDocuments(text, source);
            JsonNode root = READER.readTree(text, InputFormat.YAML);
            if (root == null || root.isMissingNode() || root.isNull()) {
                throw new InvalidDocument(List.of(new Fault(source, 1, 1, "is empty")));
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new InvalidDocument(List.of(located(source, e)));
        } catch (IOException e) {
            throw new InvalidDocument(List.of(new Fault(source, 0, 0, String.valueOf(e.getMessage()))));
        }
    }

    private static void refuseTagsAndSecondDocuments(String text, String source) throws IOException, InvalidDocument {
        List<Fault> faults = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            int depth = 0;
            int documents = 0;
            while (parser.nextToken() != null) {
                if (depth == 0 && parser.currentToken() != null && ++documents > 1) {
                    faults.add(here(parser, source, "a second document begins here; one text holds one document"));
                    break;
                }
                depth += parser.currentToken().isStructStart()
                        ? 1
                        : parser.currentToken().isStructEnd() ? -1 : 0;
                if (parser.getTypeId() != null) {
                    faults.add(here(parser, source, "tags are not read: !" + parser.getTypeId()));
                }
                if (parser.getObjectId() != null) {
                    faults.add(here(parser, source, "anchors and aliases are not read: &" + parser.getObjectId()));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
    }

    private static Fault here(JsonParser parser, String source, String message) {
        JsonLocation at = parser.currentTokenLocation();
        return new Fault(source, at.getLineNr(), at.getColumnNr(), message);
    }

    private static Fault located(String source, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String message = e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
        return at == null
                ? new Fault(source, 0, 0, message)
                : new Fault(source, at.getLineNr(), at.getColumnNr(), message);
    }

    private static JsonSchema schema(String resource) {
        return SCHEMAS.computeIfAbsent(resource, name -> {
            InputStream in = YamlDocument.class.getResourceAsStream(name);
            if (in == null) {
                throw new IllegalArgumentException("no JSON Schema on the class path under " + name);
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in, SchemaValidatorsConfig.builder().build());
        });
    }
}
