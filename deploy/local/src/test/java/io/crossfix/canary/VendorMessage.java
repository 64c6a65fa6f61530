package io.crossfix.canary;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.feeds.conform.Leaves;
import io.crossfix.feeds.conform.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A message as a vendor would send it, as of another time and with ids of its own, and the canaries in it.
 *
 * @param name what it is made from, and how
 * @param bytes the message
 * @param attributes what its transport says beside it
 */
public record VendorMessage(String name, byte[] bytes, Map<String, String> attributes) {

    private static final JsonMapper JSON = new JsonMapper();

    /** When the samples say that the shots fell. */
    private static final Instant SAMPLED = Instant.parse("2026-07-04T21:30:49Z");

    private static final Pattern ISO = Pattern.compile("2026-07-04T21:\\d\\d:\\d\\d(?:\\.\\d+)?Z");
    private static final Pattern MILLIS = Pattern.compile("17832\\d{8}");
    private static final Pattern SECONDS = Pattern.compile("17832\\d{5}\\.\\d{1,3}");
    private static final Pattern IDS = Pattern.compile("816-|AG1-cam|ab12cd|ef34gh|callid:c|incidentid:i|\"carID\":\"");

    /** What personal things the samples hold, and the canary that takes their places. */
    private static final Map<String, String> INSTEAD = new TreeMap<>(Map.ofEntries(
            Map.entry("TST0I23|TSTOI23|TST0I2|TST0001|TST0261|TST123", Canary.PLATE),
            Map.entry("tst1234|tstl234|tst9000", "cnry-4711"),
            Map.entry("Jane Roe", Canary.NAME),
            Map.entry("Jane's car", Canary.NAME),
            Map.entry("pres:jane", "pres:vogelsang"),
            Map.entry("5105550142", "5105550199"),
            Map.entry("510-555-0142", Canary.PHONE),
            Map.entry("saw a man run", Canary.NARRATIVE),
            Map.entry("x\\.jpg", Canary.PLATE + ".jpg"),
            Map.entry("AAAA", base64(Canary.PLATE + " " + Canary.NARRATIVE))));

    /**
     * What identifies an observation or its sensor travels as it is, by design: no canary is put there. An event's topic is part
     * of its id, and a time that can be read.
     */
    private static final Map<String, Set<String>> IDENTIFIERS = identifiers();

    private static Map<String, Set<String>> identifiers() {
        Path written = Path.of("../../connectors/feeds/src/test/resources/formats/identifiers.json");
        try {
            return JSON.readValue(written.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A sample, as if its shots had fallen at another time.
     *
     * @param number makes its ids different from those of other messages, and its times by so many milliseconds
     */
    public static VendorMessage of(Sample sample, Instant shots, int number) throws IOException {
        Duration later = Duration.between(SAMPLED, shots).plusMillis(number);
        String text = new String(sample.bytes(), StandardCharsets.UTF_8);
        text = IDS.matcher(text).replaceAll(id -> id.group() + Canary.MARKER + "-" + number + "-");
        text = ISO.matcher(text)
                .replaceAll(at -> Instant.parse(at.group()).plus(later).toString());
        text = SECONDS.matcher(text)
                .replaceAll(at -> String.format("%.3f", Double.parseDouble(at.group()) + later.toMillis() / 1000.0));
        text = MILLIS.matcher(text).replaceAll(at -> Long.toString(Long.parseLong(at.group()) + later.toMillis()));
        return new VendorMessage(
                sample.file().getParent().getFileName() + "/" + sample.file().getFileName(),
                text.getBytes(StandardCharsets.UTF_8),
                sample.attributes());
    }

    /** The same with canaries for every plate, number, name and narrative, and in fields that no format knows. */
    public VendorMessage laden() throws IOException {
        String text = text();
        for (Map.Entry<String, String> each : INSTEAD.entrySet()) {
            text = text.replaceAll(each.getKey(), each.getValue());
        }
        return with("laden", isXml() ? ladenXml(text) : ladenJson(text));
    }

    /** A canary at each place of it where no identifier stands, one at a time. */
    public List<VendorMessage> eachPlace(String format) throws IOException {
        Leaves leaves = Leaves.of(bytes);
        List<VendorMessage> all = new ArrayList<>();
        for (int leaf = 0; leaf < leaves.paths().size(); leaf++) {
            String path = leaves.paths().get(leaf);
            if (!isIdentifier(format, path)) {
                for (String canary : Canary.ALL) {
                    all.add(new VendorMessage(name + " " + path, leaves.with(leaf, canary), attributes));
                }
            }
        }
        return all;
    }

    /** Broken off within each of its first canaries, and cut to pieces otherwise. */
    public List<VendorMessage> broken() {
        List<VendorMessage> all = new ArrayList<>();
        for (String begins : List.of("CNRY47", "cnry-47", "510-555-01", "Kanari", "the man in the canary c")) {
            int at = text().indexOf(begins);
            if (at >= 0) {
                all.add(with("broken off", text().substring(0, at + begins.length())));
            }
        }
        all.add(with("twice", text() + text()));
        all.add(with("without its beginning", text().substring(1)));
        all.add(with("in an array", "[" + text() + "]"));
        all.add(with("as a string", "\"" + text().replace("\"", "\\\"").replace("\n", " ") + "\""));
        all.add(new VendorMessage(name + " in UTF-16", text().getBytes(StandardCharsets.UTF_16), attributes));
        byte[] noText = Arrays.copyOf(bytes, bytes.length);
        noText[bytes.length / 2] = (byte) 0xff;
        all.add(new VendorMessage(name + " no UTF-8", noText, attributes));
        return all;
    }

    /** The message as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private VendorMessage with(String how, String text) {
        return new VendorMessage(name + " " + how, text.getBytes(StandardCharsets.UTF_8), attributes);
    }

    private boolean isXml() {
        return text().startsWith("<");
    }

    private static String ladenXml(String text) {
        int end = text.lastIndexOf("</");
        return text.substring(0, end) + "<owner phone=\"" + Canary.PHONE + "\"><name>" + Canary.NAME + "</name><plate>"
                + Canary.PLATE + "</plate>" + Canary.NARRATIVE + "</owner><!-- " + Canary.PLATE + " --><![CDATA["
                + Canary.NARRATIVE + "]]>" + text.substring(end);
    }

    private static String ladenJson(String text) throws IOException {
        JsonNode root = JSON.readTree(text);
        for (JsonNode object : root.findParents("$id")) {
            addTo((ObjectNode) object);
        }
        root.elements().forEachRemaining(each -> {
            if (each instanceof ObjectNode object) {
                addTo(object);
            }
        });
        addTo((ObjectNode) root);
        return JSON.writeValueAsString(root);
    }

    private static void addTo(ObjectNode object) {
        object.put("ownerPlate", Canary.PLATE)
                .put("callback", Canary.PHONE)
                .put("callerName", Canary.NAME)
                .put("remarks", Canary.NARRATIVE)
                .put(Canary.PLATE, Canary.NAME);
        object.putArray("persons").addObject().put("name", Canary.NAME).put("tel", Canary.PHONE);
        object.put("image", base64(Canary.PLATE));
    }

    private static boolean isIdentifier(String format, String path) {
        return IDENTIFIERS.getOrDefault(format, Set.of()).stream()
                .anyMatch(end -> end.startsWith("/") ? path.equals(end) : path.endsWith(end));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
