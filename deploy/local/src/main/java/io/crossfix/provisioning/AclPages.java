package io.crossfix.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.kafka.access.AccessPlan;
import io.crossfix.kafka.access.Part;
import io.crossfix.watch.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** The access control lists of an installation as commands, as resources, as a table. */
public final class AclPages {

    private AclPages() {}

    /** A script of {@code kafka-acls.sh}; doing it again changes nothing. */
    public static String commands(AccessPlan plan) {
        StringBuilder script = new StringBuilder(
                Script.head("Allows each part of Crossfix what it needs, and nothing else.", "kafka-acls.sh"));
        for (Part part : Part.values()) {
            script.append("# ")
                    .append(part.label())
                    .append(": ")
                    .append(part.purpose())
                    .append('\n');
            byResource(plan, part)
                    .forEach((resource, operations) ->
                            script.append(command(plan.principal(part), resource, operations)));
        }
        return script.toString();
    }

    private static String command(String principal, ResourcePattern resource, List<String> operations) {
        String on = resource.resourceType() == ResourceType.CLUSTER
                ? "--cluster"
                : "--" + resource.resourceType().name().toLowerCase(Locale.ROOT) + " " + Script.quoted(resource.name());
        return "kafka --add --allow-principal " + Script.quoted(principal)
                + operations.stream().map(each -> " --operation " + each).collect(Collectors.joining())
                + " " + on + "\n";
    }

    /**
     * Resources KafkaUser, one for each part.
     *
     * @param authentication how users show who they are: {@code tls} or {@code scram-sha-512}
     * @param cluster name of the resource Kafka
     */
    public static String strimzi(AccessPlan plan, String authentication, String cluster)
            throws JsonProcessingException {
        return Resources.text(Arrays.stream(Part.values())
                .map(part -> user(plan, part, authentication, cluster))
                .toList());
    }

    private static ObjectNode user(AccessPlan plan, Part part, String authentication, String cluster) {
        ObjectNode user = Resources.begun("KafkaUser", "crossfix-" + part.label(), cluster);
        ObjectNode spec = user.putObject("spec");
        spec.putObject("authentication").put("type", authentication);
        ArrayNode acls = spec.putObject("authorization").put("type", "simple").putArray("acls");
        byResource(plan, part).forEach((resource, operations) -> {
            ObjectNode acl = acls.addObject();
            ObjectNode on = acl.putObject("resource")
                    .put("type", resource.resourceType().name().toLowerCase(Locale.ROOT));
            if (resource.resourceType() != ResourceType.CLUSTER) {
                on.put("name", resource.name()).put("patternType", "literal");
            }
            operations.forEach(acl.putArray("operations")::add);
        });
        return user;
    }

    /** A line for each part and resource. */
    public static List<String> table(AccessPlan plan) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PRINCIPAL", "RESOURCE", "OPERATIONS"));
        for (Part part : Part.values()) {
            byResource(plan, part)
                    .forEach((resource, operations) -> rows.add(List.of(
                            plan.principal(part),
                            resource.resourceType().name().toLowerCase(Locale.ROOT) + " " + resource.name(),
                            String.join(", ", operations))));
        }
        return TextTable.lines(rows);
    }

    private static Map<ResourcePattern, List<String>> byResource(AccessPlan plan, Part part) {
        return plan.bindings(part).stream()
                .collect(Collectors.groupingBy(
                        AclBinding::pattern,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                binding -> SecurityUtils.operationName(
                                        binding.entry().operation()),
                                Collectors.toList())));
    }
}
