package io.crossfix.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an API server would say of a document: by the models that Kubernetes' own description is made into, by the definition
 * that the Flink operator ships, and for a PodMonitor and a PrometheusRule by schemas of what is used of them.
 */
final class Definitions {

    private interface Check {
        void of(JsonElement element) throws IOException;
    }

    private static final Map<String, Check> OF_KUBERNETES = Map.of(
            "ConfigMap", V1ConfigMap::validateJsonElement,
            "Deployment", V1Deployment::validateJsonElement,
            "StatefulSet", V1StatefulSet::validateJsonElement,
            "Service", V1Service::validateJsonElement,
            "ServiceAccount", V1ServiceAccount::validateJsonElement,
            "Role", V1Role::validateJsonElement,
            "RoleBinding", V1RoleBinding::validateJsonElement,
            "NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

    private static final JsonSchema FLINK_DEPLOYMENT = flinkDeployment();
    private static final JsonSchema POD_MONITOR = schema("""
            {"type": "object", "additionalProperties": false, "required": ["apiVersion", "kind", "metadata", "spec"],
             "properties": {
              "apiVersion": {"const": "monitoring.coreos.com/v1"}, "kind": {}, "metadata": {"type": "object"},
              "spec": {"type": "object", "additionalProperties": false, "required": ["selector", "podMetricsEndpoints"],
               "properties": {
                "selector": {"type": "object", "required": ["matchLabels"]},
                "podMetricsEndpoints": {"type": "array", "items": {"type": "object", "additionalProperties": false,
                  "properties": {"port": {"type": "string"}, "interval": {"type": "string"}, "path": {"type": "string"},
                   "scheme": {"enum": ["http", "https"]}, "tlsConfig": {"type": "object"}}}}}}}}
            """);

    private static final JsonSchema PROMETHEUS_RULE = schema("""
            {"type": "object", "additionalProperties": false, "required": ["apiVersion", "kind", "metadata", "spec"],
             "properties": {
              "apiVersion": {"const": "monitoring.coreos.com/v1"}, "kind": {}, "metadata": {"type": "object"},
              "spec": {"type": "object", "additionalProperties": false, "required": ["groups"],
               "properties": {"groups": {"type": "array", "minItems": 1, "items": {"type": "object",
                "additionalProperties": false, "required": ["name", "rules"],
                "properties": {"name": {"type": "string"}, "interval": {"type": "string"},
                 "rules": {"type": "array", "items": {"type": "object", "additionalProperties": false, "required": ["expr"],
                  "oneOf": [{"required": ["alert"]}, {"required": ["record"]}],
                  "properties": {"alert": {"type": "string"}, "record": {"type": "string"}, "expr": {"type": "string"},
                   "for": {"type": "string"}, "keep_firing_for": {"type": "string"},
                   "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                   "annotations": {"type": "object", "additionalProperties": {"type": "string"}}}}}}}}}}}}
            """);

    private Definitions() {}

    /** What is wrong with a document; empty when nothing is. */
    static List<String> faults(JsonNode document) {
        return switch (document.path("kind").asText()) {
            case "FlinkDeployment" ->
                Stream.concat(
                                messages(FLINK_DEPLOYMENT, document),
                                Chart.pods(document)
                                        .flatMap(pod -> faults(V1PodTemplateSpec::validateJsonElement, pod).stream()))
                        .toList();
            case "PodMonitor" -> messages(POD_MONITOR, document).toList();
            case "PrometheusRule" -> messages(PROMETHEUS_RULE, document).toList();
            default -> ofKubernetes(document);
        };
    }

    private static List<String> ofKubernetes(JsonNode document) {
        Check check = OF_KUBERNETES.get(document.path("kind").asText());
        return check == null ? List.of("no such kind: " + document.path("kind")) : faults(check, document);
    }

    private static List<String> faults(Check check, JsonNode document) {
        try {
            check.of(JsonParser.parseString(document.toString()));
            return List.of();
        } catch (IOException | IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static Stream<String> messages(JsonSchema schema, JsonNode document) {
        return schema.validate(document).stream().map(Object::toString);
    }

    private static JsonSchema schema(String text) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    /** Version 1.10.0, closed against unknown fields, with the versions of Flink that later operators know. */
    private static JsonSchema flinkDeployment() {
        String file = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
        try (InputStream in = Definitions.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            JsonNode schema = Chart.YAML.readTree(in).at("/spec/versions/0/schema/openAPIV3Schema");
            ((ArrayNode) schema.at("/properties/spec/properties/flinkVersion/enum"))
                    .add("v2_2")
                    .add("v2_3");
            // Closed at the level above the parts that are Kubernetes' own, which are checked by its models.
            ObjectNode spec = (ObjectNode) schema.at("/properties/spec");
            ((ObjectNode) spec.get("properties")).set("podTemplate", Chart.YAML.createObjectNode());
            ObjectNode root = (ObjectNode) schema;
            root.withObject("/properties").set("apiVersion", Chart.YAML.createObjectNode());
            root.withObject("/properties").set("kind", Chart.YAML.createObjectNode());
            root.withObject("/properties").set("metadata", Chart.YAML.createObjectNode());
            close(schema);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Definitions::close);
    }
}
