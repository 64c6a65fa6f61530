package io.crossfix.outlets.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Whether a message is what its standard asks for: by the published schema where there is one, else by what is written. */
public final class Validity {

    private static final Path SAMPLES = Path.of(
                    Objects.requireNonNullElse(System.getenv("CROSSFIX_DATA"), "../../../shared/data"))
            .resolve("vendor_samples");
    private static final JsonMapper JSON = new JsonMapper();

    private Validity() {}

    static Path sample(String name) {
        Path file = SAMPLES.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: " + file + " is absent; set CROSSFIX_DATA");
        return file;
    }

    /** CAP 1.2 by the OASIS schema. */
    public static Document cap(String text) throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(sample("cap/cap12.xsd").toFile());
        schema.newValidator().validate(new StreamSource(new StringReader(text)));
        return xml(text);
    }

    /** EIDO by the components of NENA's OpenAPI document. */
    static JsonNode eido(String text) throws Exception {
        JsonNode openapi = new YAMLMapper().readTree(sample("eido/openapi.yaml").toFile());
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$ref", "#/components/schemas/EmergencyIncidentDataObjectType");
        root.set("components", withoutAbsentFiles(openapi.get("components")));
        JsonNode eido = JSON.readTree(text);
        demand(schema(SpecVersion.VersionFlag.V4, root), eido);
        // The schema leaves further members be, so their names are looked at here.
        assertThat(root.at("/components/schemas/EmergencyIncidentDataObjectType/allOf/1/properties")
                        .properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsAll(eido.properties().stream()
                        .map(java.util.Map.Entry::getKey)
                        .filter(name -> !List.of("$id", "lastUpdateTimeStamp", "updatedByAgencyReference")
                                .contains(name))
                        .toList());
        return eido;
    }

    /** The document names files of NIEM components that are not here: whatever they would ask for is taken as given. */
    private static JsonNode withoutAbsentFiles(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("$ref").asText("").startsWith("NIEMComponents")) {
                return JsonNodeFactory.instance.objectNode();
            }
            object.properties().forEach(member -> member.setValue(withoutAbsentFiles(member.getValue())));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                ((com.fasterxml.jackson.databind.node.ArrayNode) node).set(i, withoutAbsentFiles(node.get(i)));
            }
        }
        return node;
    }

    /** A CloudEvent in structured mode by the schema of its specification. */
    static JsonNode cloudEvent(String text) throws IOException {
        JsonNode event = JSON.readTree(text);
        demand(
                schema(
                        SpecVersion.VersionFlag.V7,
                        JSON.readTree(sample("cloudevents/cloudevents.json-schema.json")
                                .toFile())),
                event);
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        return event;
    }

    private static JsonSchema schema(SpecVersion.VersionFlag version, JsonNode text) {
        return JsonSchemaFactory.getInstance(version).getSchema(text);
    }

    private static void demand(JsonSchema schema, JsonNode document) {
        assertThat(schema.validate(
                        document, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                .isEmpty();
    }

    /** RFC 7946, sections 3.1.2, 3.2 and 4. */
    public static JsonNode feature(String text) throws IOException {
        JsonNode feature = JSON.readTree(text);
        assertThat(feature.get("type").asText()).isEqualTo("Feature");
        assertThat(feature.get("id").isTextual()).isTrue();
        assertThat(feature.get("properties").isObject()).isTrue();
        assertThat(feature.has("crs")).isFalse();
        assertThat(feature.at("/geometry/type").asText()).isEqualTo("Point");
        assertThat(feature.at("/geometry/coordinates")).hasSize(2);
        assertThat(feature.at("/geometry/coordinates/0").asDouble()).isBetween(-180.0, 180.0);
        assertThat(feature.at("/geometry/coordinates/1").asDouble()).isBetween(-90.0, 90.0);
        return feature;
    }

    /** The Base Event Schema of Cursor on Target 2.0: what it requires of an event and its point. */
    public static Element cot(String text) throws Exception {
        Element event = xml(text).getDocumentElement();
        assertThat(event.getTagName()).isEqualTo("event");
        for (String name : List.of("version", "type", "uid", "time", "start", "stale", "how")) {
            assertThat(event.getAttribute(name)).as(name).isNotEmpty();
        }
        assertThat(event.getAttribute("version")).isEqualTo("2.0");
        assertThat(event.getAttribute("type")).isEqualTo("b-l-l-l").matches("\\w+(-\\w+)*(;[^;]*)?");
        assertThat(event.getAttribute("how")).isEqualTo("m-f");
        assertThat(Instant.parse(event.getAttribute("start"))).isBeforeOrEqualTo(event.getAttribute("stale"));
        Element point = (Element) event.getElementsByTagName("point").item(0);
        for (String name : List.of("lat", "lon", "hae", "ce", "le")) {
            assertThat(Double.parseDouble(point.getAttribute(name))).as(name).isFinite();
        }
        assertThat(event.getElementsByTagName("emergency").getLength()).isZero();
        return event;
    }

    /** How long after its own time an event is shown. */
    static Duration shown(Element cot) {
        return Duration.between(Instant.parse(cot.getAttribute("time")), Instant.parse(cot.getAttribute("stale")));
    }

    /** What Alertmanager's OpenAPI document asks for of postableAlerts. */
    public static JsonNode alertmanager(String text) throws IOException {
        JsonNode alerts = JSON.readTree(text);
        assertThat(alerts.isArray() && !alerts.isEmpty()).isTrue();
        for (JsonNode alert : alerts) {
            assertThat(alert.at("/labels/alertname").asText()).isEqualTo("CrossfixIncident");
            for (String part : List.of("labels", "annotations")) {
                alert.get(part).properties().forEach(each -> {
                    assertThat(each.getKey()).matches("[a-zA-Z_][a-zA-Z0-9_]*");
                    assertThat(each.getValue().isTextual()).isTrue();
                });
            }
            assertThat(Instant.parse(alert.get("startsAt").asText()))
                    .isBeforeOrEqualTo(alert.get("endsAt").asText());
        }
        return alerts;
    }

    static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
