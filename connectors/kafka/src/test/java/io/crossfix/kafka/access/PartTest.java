package io.crossfix.kafka.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of any list of rights, however long it grows. */
class PartTest {

    private static final Set<AclOperation> NEVER = EnumSet.of(
            AclOperation.ALL,
            AclOperation.DELETE,
            AclOperation.ALTER,
            AclOperation.CLUSTER_ACTION,
            AclOperation.IDEMPOTENT_WRITE);

    /** A topic that is added is given to somebody on purpose, or the build says so. */
    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicIsWrittenByOneAndReadByAnother(Topic topic) {
        assertThat(who(topic, AclOperation.WRITE)).isNotEmpty();
        assertThat(who(topic, AclOperation.READ)).contains(Part.AUDITOR);
        assertThat(who(topic, AclOperation.CREATE)).containsExactly(Part.ADMIN);
        assertThat(who(topic, AclOperation.ALTER_CONFIGS)).containsExactly(Part.ADMIN);
    }

    private static List<Part> who(Topic topic, AclOperation operation) {
        return Arrays.stream(Part.values())
                .filter(part -> part.rights().allow(topic, operation))
                .toList();
    }

    /** What people decide comes from people's doors, what the job says from the job alone. */
    @Test
    void nobodySpeaksForSomebodyElse() {
        assertThat(who(Topic.REVIEWS, AclOperation.WRITE)).containsExactly(Part.CONSOLE, Part.OFFICER);
        assertThat(who(Topic.RULES, AclOperation.WRITE)).containsExactly(Part.ANALYST);
        for (Topic said : List.of(Topic.ALERTS, Topic.MATCHES, Topic.REVIEW_STATUS, Topic.VERDICTS, Topic.RISK)) {
            assertThat(who(said, AclOperation.WRITE)).containsExactly(Part.JOB);
        }
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void everyRuleAllowsOneOperationOnOneNamedThing(Part part) {
        KafkaSettings kafka = new KafkaSettings("127.0.0.1:9092", "city.", "night", Map.of());
        assertThat(new AccessPlan(kafka, "User:{part}@city").bindings(part))
                .isNotEmpty()
                .allSatisfy(binding -> {
                    assertThat(binding.entry().permissionType()).isEqualTo(AclPermissionType.ALLOW);
                    assertThat(binding.entry().principal()).isEqualTo("User:" + part.label() + "@city");
                    assertThat(binding.entry().operation()).isNotIn(NEVER);
                    assertThat(binding.pattern().patternType()).isEqualTo(PatternType.LITERAL);
                    assertThat(binding.pattern().resourceType())
                            .isIn(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.CLUSTER);
                    assertThat(binding.pattern().name()).matches("city\\.[a-z-]+|night|kafka-cluster");
                });
    }

    @Test
    void aPrincipalThatAShellWouldTakeApartIsRefused() {
        KafkaSettings kafka = KafkaSettings.at("127.0.0.1:9092");
        for (String bad : List.of("crossfix-{part}", "User:all", "User:{part}'; reboot", "User:{part}$(id)")) {
            assertThatThrownBy(() -> new AccessPlan(kafka, bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(bad);
        }
    }
}
