package io.crossfix.kafka.access;

import io.crossfix.kafka.KafkaSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The access control lists of an installation, made from what {@link Part} says.
 *
 * @param kafka for the names of topics and of the group
 * @param principals name of a principal, with {@code {part}} where the part's name stands
 */
public record AccessPlan(KafkaSettings kafka, String principals) {

    /** Principals of certificates whose subject is a common name and nothing else. */
    public static final String OF_CERTIFICATES = "User:CN=crossfix-{part}";

    /** Principals of names and passwords (SCRAM). */
    public static final String OF_PASSWORDS = "User:crossfix-{part}";

    /** The name that Kafka knows the cluster by. */
    private static final String CLUSTER = "kafka-cluster";

    private static final Pattern PRINCIPALS =
            Pattern.compile("User:[^\\p{Cntrl}'\"`$\\\\]*\\{part}[^\\p{Cntrl}'\"`$\\\\]*");

    /** @throws IllegalArgumentException when the principals are no such pattern */
    public AccessPlan {
        if (!PRINCIPALS.matcher(principals).matches()) {
            throw new IllegalArgumentException(
                    "a principal begins with User: and has {part} in it, without quotes, $ and backslashes, was "
                            + principals);
        }
    }

    /** The principal of a part. */
    public String principal(Part part) {
        return principals.replace("{part}", part.label());
    }

    /** Every rule, part by part. */
    public List<AclBinding> bindings() {
        return Arrays.stream(Part.values())
                .flatMap(part -> bindings(part).stream())
                .toList();
    }

    /** What a part is allowed, topics first. */
    public List<AclBinding> bindings(Part part) {
        Rights rights = part.rights();
        List<AclBinding> all = new ArrayList<>();
        rights.touched()
                .forEach(topic -> add(
                        all,
                        part,
                        ResourceType.TOPIC,
                        kafka.name(topic),
                        rights.topics().get(topic)));
        add(all, part, ResourceType.GROUP, kafka.groupId(), rights.group());
        add(all, part, ResourceType.CLUSTER, CLUSTER, rights.cluster());
        return all;
    }

    private void add(
            List<AclBinding> all, Part part, ResourceType type, String name, Collection<AclOperation> operations) {
        ResourcePattern resource = new ResourcePattern(type, name, PatternType.LITERAL);
        operations.stream()
                .sorted()
                .map(operation -> new AccessControlEntry(principal(part), "*", operation, AclPermissionType.ALLOW))
                .forEach(entry -> all.add(new AclBinding(resource, entry)));
    }
}
