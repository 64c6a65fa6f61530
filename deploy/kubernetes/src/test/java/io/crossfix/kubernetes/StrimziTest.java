package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.access.Part;
import io.strimzi.api.kafka.model.common.UnknownPropertyPreserving;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Strimzi, by its own classes, makes of its resources. */
class StrimziTest {

    @Test
    void everyTopicIsOneOfStrimzi() throws IOException {
        List<JsonNode> documents = documents("topics.yaml");
        assertThat(documents).hasSize(Topic.values().length).allSatisfy(document -> {
            KafkaTopic topic = Chart.YAML.treeToValue(document, KafkaTopic.class);
            assertThat(unknown(topic, topic.getSpec())).isEmpty();
            assertThat(topic.getApiVersion()).isEqualTo("kafka.strimzi.io/v1");
            assertThat(topic.getSpec().getPartitions()).isEqualTo(12);
            assertThat(topic.getSpec().getReplicas()).isEqualTo(3);
            assertThat(topic.getSpec().getConfig()).containsEntry("min.insync.replicas", "2");
        });
    }

    @Test
    void everyUserIsOneOfStrimzi() throws IOException {
        List<JsonNode> documents = documents("users.yaml");
        assertThat(documents).hasSize(Part.values().length).allSatisfy(document -> {
            KafkaUser user = Chart.YAML.treeToValue(document, KafkaUser.class);
            assertThat(unknown(user, user.getSpec(), user.getSpec().getAuthentication(), access(user)))
                    .isEmpty();
            assertThat(KafkaUser.VERSIONS).contains(user.getApiVersion().replace("kafka.strimzi.io/", ""));
            assertThat(user.getSpec().getAuthentication().getType()).isEqualTo("tls");
            assertThat(access(user).getAcls()).isNotEmpty().allSatisfy(rule -> {
                assertThat(unknown(rule, rule.getResource())).isEmpty();
                assertThat(rule.getOperations()).isNotEmpty().doesNotContainNull();
                assertThat(rule.getHost()).isEqualTo("*");
            });
        });
        KafkaUser officer = Chart.YAML.treeToValue(find(documents, "crossfix-officer"), KafkaUser.class);
        assertThat(access(officer).getAcls().stream().map(AclRule::getOperations))
                .contains(List.of(AclOperation.WRITE));
    }

    /** Strimzi's classes keep what they do not know; its controllers do nothing with it. */
    @Test
    void aMistakeIsSeen() throws IOException {
        ObjectNode document = find(documents("users.yaml"), "crossfix-job").deepCopy();
        ObjectNode first = (ObjectNode) document.at("/spec/authorization/acls/0");
        first.put("hots", "*").putArray("operations").add("Peek");
        AclRule rule = access(Chart.YAML.treeToValue(document, KafkaUser.class))
                .getAcls()
                .get(0);
        assertThat(unknown(rule)).containsExactly("hots");
        assertThat(rule.getOperations()).containsOnlyNulls();
    }

    private static KafkaUserAuthorizationSimple access(KafkaUser user) {
        return (KafkaUserAuthorizationSimple) user.getSpec().getAuthorization();
    }

    private static List<String> unknown(UnknownPropertyPreserving... parts) {
        return Stream.of(parts)
                .flatMap(part -> Objects.requireNonNull(part).getAdditionalProperties().keySet().stream())
                .toList();
    }

    private static JsonNode find(List<JsonNode> documents, String name) {
        return documents.stream()
                .filter(document -> document.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> documents(String file) throws IOException {
        return Chart.documents(Files.readString(Path.of("strimzi").resolve(file)));
    }
}
