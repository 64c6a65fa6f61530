package io.crossfix.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/** Resources of Strimzi, the operator of Kafka on Kubernetes, as YAML. */
final class Resources {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private Resources() {}

    /**
     * Begins one.
     *
     * @param cluster name of the resource Kafka that it belongs to
     */
    static ObjectNode begun(String kind, String name, String cluster) {
        ObjectNode resource =
                YAML.createObjectNode().put("apiVersion", "kafka.strimzi.io/v1").put("kind", kind);
        resource.putObject("metadata").put("name", name).putObject("labels").put("strimzi.io/cluster", cluster);
        return resource;
    }

    /** One document after the other. */
    static String text(List<ObjectNode> resources) throws JsonProcessingException {
        StringBuilder text = new StringBuilder();
        for (ObjectNode each : resources) {
            text.append(YAML.writeValueAsString(each));
        }
        return text.toString();
    }
}
