package io.crossfix.feeds.conform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** The places of a message where a text can stand, and the same message with another text in one of them. */
public final class Leaves {

    private static final ObjectMapper MAPPER = new JsonMapper();
    private static final int MOST = 5_000;

    private final byte[] message;
    private final List<Leaf> leaves = new ArrayList<>();

    /** A place: its path, and how to write another text there. */
    private record Leaf(String path, String text, Writing writing) {}

    private interface Writing {
        byte[] with(String text) throws IOException;
    }

    private Leaves(byte[] message) {
        this.message = message.clone();
    }

    /**
     * Finds the leaves of a JSON or XML message.
     *
     * @throws IOException when it is neither
     */
    public static Leaves of(byte[] message) throws IOException {
        Leaves found = new Leaves(message);
        String text = new String(message, StandardCharsets.UTF_8).strip();
        if (text.startsWith("<")) {
            found.xml(text);
        } else {
            found.json(MAPPER.readTree(text), "");
        }
        return found;
    }

    /** The paths, in the order of the message. */
    public List<String> paths() {
        return leaves.stream().map(Leaf::path).toList();
    }

    /** What stands at a place. */
    public String text(int leaf) {
        return leaves.get(leaf).text();
    }

    /** The message with another text at a place. */
    public byte[] with(int leaf, String text) {
        try {
            return leaves.get(leaf).writing().with(text);
        } catch (IOException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private void json(JsonNode node, String path) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                json(field.getValue(), path + "/" + field.getKey());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                json(node.path(i), path + "/" + i);
            }
        } else if (leaves.size() < MOST) {
            leaves.add(new Leaf(path, node.asText(), text -> withJson(path, text)));
        }
    }

    private byte[] withJson(String path, String text) throws IOException {
        JsonNode root = MAPPER.readTree(message);
        int slash = path.lastIndexOf('/');
        JsonNode parent = root.at(path.substring(0, slash));
        String last = path.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), text);
        } else if (parent instanceof ObjectNode object) {
            object.put(last, text);
        }
        return MAPPER.writeValueAsBytes(root);
    }

    private void xml(String text) {
        Document document = Parser.xmlParser().parseInput(text, "");
        document.outputSettings().prettyPrint(false);
        for (Element element : document.getAllElements()) {
            String path = path(element);
            for (Attribute attribute : element.attributes()) {
                if (!attribute.getKey().startsWith("xmlns") && leaves.size() < MOST) {
                    leaves.add(new Leaf(path + "/@" + attribute.getKey(), attribute.getValue(), other -> {
                        String before = attribute.getValue();
                        attribute.setValue(other);
                        byte[] changed = document.outerHtml().getBytes(StandardCharsets.UTF_8);
                        attribute.setValue(before);
                        return changed;
                    }));
                }
            }
            for (TextNode own : element.textNodes()) {
                if (!own.isBlank() && leaves.size() < MOST) {
                    leaves.add(new Leaf(path, own.text(), other -> {
                        String before = own.getWholeText();
                        own.text(other);
                        byte[] changed = document.outerHtml().getBytes(StandardCharsets.UTF_8);
                        own.text(before);
                        return changed;
                    }));
                }
            }
        }
    }

    private static String path(Element element) {
        StringBuilder path = new StringBuilder();
        for (Element at = element; at != null && !at.tagName().equals("#root"); at = at.parent()) {
            path.insert(0, "/" + at.tagName());
        }
        return path.toString();
    }
}
