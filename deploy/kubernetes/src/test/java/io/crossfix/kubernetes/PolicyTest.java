package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for everything that is deployed, whatever the definitions allow. */
class PolicyTest {

    private final List<JsonNode> documents = Chart.whole();
    private final List<JsonNode> pods = documents.stream().flatMap(Chart::pods).toList();

    @Test
    void noContainerIsRootOrWritesToItsImage() {
        assertThat(pods).hasSize(5);
        assertThat(containers()).hasSize(5).allSatisfy(container -> {
            JsonNode locked = container.path("securityContext");
            assertThat(locked.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(locked.path("runAsUser").asInt()).isPositive();
            assertThat(locked.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(locked.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(locked.path("privileged").asBoolean()).isFalse();
            assertThat(locked.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(locked.path("capabilities").has("add")).isFalse();
            assertThat(locked.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        });
    }

    /** Nor does a pod reach into its host. */
    @Test
    void noPodSharesItsHost() {
        assertThat(pods).allSatisfy(pod -> {
            JsonNode spec = pod.path("spec");
            assertThat(spec.has("hostNetwork") || spec.has("hostPID") || spec.has("hostIPC"))
                    .isFalse();
            assertThat(spec.has("initContainers") || spec.has("ephemeralContainers"))
                    .isFalse();
            assertThat(spec.path("volumes").findValues("hostPath")).isEmpty();
        });
    }

    @Test
    void everyContainerHasLimits() {
        assertThat(containers().filter(it -> !it.path("name").asText().equals("flink-main-container")))
                .allSatisfy(container -> {
                    assertThat(container.at("/resources/limits/memory").asText())
                            .isNotEmpty();
                    assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
                });
        JsonNode job = named("FlinkDeployment crossfix-job");
        assertThat(job.at("/spec/taskManager/resource/memory").asText()).isNotEmpty();
        assertThat(job.at("/spec/jobManager/resource/memory").asText()).isNotEmpty();
    }

    @Test
    void everyMountHasItsVolume() {
        for (JsonNode pod : pods) {
            Set<String> volumes = new HashSet<>();
            Chart.elements(pod.at("/spec/volumes"))
                    .forEach(volume -> volumes.add(volume.path("name").asText()));
            documents.stream()
                    .filter(it -> Chart.pods(it).anyMatch(pod::equals))
                    .flatMap(it -> Chart.elements(it.at("/spec/volumeClaimTemplates")))
                    .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
            Chart.elements(pod.at("/spec/containers/0/volumeMounts"))
                    .forEach(mount ->
                            assertThat(volumes).contains(mount.path("name").asText()));
        }
    }

    /** Secrets are made elsewhere; what is rendered names them and holds none. */
    @Test
    void everySecretIsAReference() {
        assertThat(documents).noneMatch(it -> it.path("kind").asText().equals("Secret"));
        String settings =
                named("ConfigMap crossfix-settings").at("/data/crossfix.yaml").asText();
        assertThat(settings).doesNotContainPattern("(?i)(password|secret|token)[a-z-]*: *[^/\\s]");
        assertThat(containers().flatMap(it -> Chart.elements(it.path("env"))))
                .noneMatch(env -> env.path("name").asText().matches("(?i).*(password|secret|token|key).*")
                        && !env.path("value").asText("/").startsWith("/"));
    }

    /** A name in a reference is that of a document, or of something that the guide tells to make. */
    @Test
    void everySelectorFindsItsPods() {
        List<Map<String, String>> labels = new ArrayList<>();
        pods.forEach(pod -> labels.add(labels(pod.at("/metadata/labels"))));
        // Flink gives its pods one more, see FlinkPodsTest.
        for (String component : List.of("jobmanager", "taskmanager")) {
            Map<String, String> more =
                    labels(named("FlinkDeployment crossfix-job").at("/spec/podTemplate/metadata/labels"));
            more.put("component", component);
            labels.add(more);
        }
        List<JsonNode> selectors = new ArrayList<>();
        for (JsonNode document : documents) {
            selectors.addAll(document.findValues("podSelector"));
            String kind = document.path("kind").asText();
            if (Set.of("Deployment", "StatefulSet", "PodDisruptionBudget", "PodMonitor")
                    .contains(kind)) {
                selectors.add(document.at("/spec/selector"));
            } else if (kind.equals("Service")) {
                selectors.add(Chart.YAML.createObjectNode().set("matchLabels", document.at("/spec/selector")));
            }
        }
        assertThat(selectors).hasSizeGreaterThan(12);
        assertThat(selectors.stream()
                        .map(selector -> labels(selector.path("matchLabels")))
                        .filter(wanted -> "crossfix".equals(wanted.get("app.kubernetes.io/name"))))
                .allSatisfy(wanted -> assertThat(labels)
                        .as(wanted.toString())
                        .anyMatch(have -> have.entrySet().containsAll(wanted.entrySet())));
    }

    /** What a service or a monitor names is open in the pods that it selects; what a policy lets in is one of those ports. */
    @Test
    void everyPortThatIsNamedIsOpen() {
        Set<String> names = new HashSet<>();
        Set<Integer> numbers = new HashSet<>(Set.of(8081));
        containers().flatMap(it -> Chart.elements(it.path("ports"))).forEach(port -> {
            names.add(port.path("name").asText());
            numbers.add(port.path("containerPort").asInt());
        });
        for (JsonNode document : documents) {
            Chart.elements(document.at("/spec/ports"))
                    .forEach(port ->
                            assertThat(names).contains(port.path("targetPort").asText()));
            Chart.elements(document.at("/spec/podMetricsEndpoints"))
                    .forEach(
                            port -> assertThat(names).contains(port.path("port").asText()));
            Chart.elements(document.at("/spec/ingress"))
                    .flatMap(rule -> Chart.elements(rule.path("ports")))
                    .forEach(port ->
                            assertThat(numbers).contains(port.path("port").asInt()));
        }
    }

    @Test
    void whatIsRefusedByDefaultIsBothWays() {
        assertThat(named("NetworkPolicy crossfix-nothing").at("/spec/policyTypes"))
                .extracting(JsonNode::asText)
                .containsExactly("Ingress", "Egress");
        assertThat(named("NetworkPolicy crossfix-nothing").path("spec").has("ingress"))
                .isFalse();
        assertThat(named("NetworkPolicy crossfix-nothing").path("spec").has("egress"))
                .isFalse();
    }

    @Test
    void accountsAndRolesAreThoseThatAreMade() {
        Set<String> titles = new HashSet<>(documents.stream().map(Chart::title).toList());
        assertThat(titles)
                .contains("ServiceAccount "
                        + named("FlinkDeployment crossfix-job")
                                .at("/spec/serviceAccount")
                                .asText());
        JsonNode binding = named("RoleBinding crossfix-job");
        assertThat(titles)
                .contains("Role " + binding.at("/roleRef/name").asText())
                .contains("ServiceAccount " + binding.at("/subjects/0/name").asText());
    }

    /** Without a policy of its own a part could be reached by nobody, or by all. */
    @Test
    void everyPartHasItsWayInOrNone() {
        assertThat(documents.stream()
                        .filter(it -> it.path("kind").asText().equals("NetworkPolicy"))
                        .map(Chart::title))
                .contains(
                        "NetworkPolicy crossfix-nothing",
                        "NetworkPolicy crossfix-names-and-kafka",
                        "NetworkPolicy crossfix-job",
                        "NetworkPolicy crossfix-gateway",
                        "NetworkPolicy crossfix-console",
                        "NetworkPolicy crossfix-outlets",
                        "NetworkPolicy crossfix-probe");
    }

    @Test
    void probesAskPortsThatAreOpen() {
        assertThat(containers().filter(it -> it.has("readinessProbe")))
                .hasSize(4)
                .allSatisfy(container -> assertThat(container.path("ports").findValuesAsText("name"))
                        .containsAll(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .flatMap(probe -> container.path(probe).findValuesAsText("port").stream())
                                .toList()));
    }

    /** Whoever chooses Prometheus' pods by a monitor must let them in. */
    @Test
    void everyPageOfNumbersCanBeReached() {
        List<JsonNode> monitors = documents.stream()
                .filter(it -> it.path("kind").asText().equals("PodMonitor"))
                .toList();
        assertThat(monitors).hasSize(5).allSatisfy(monitor -> {
            Map<String, String> wanted = labels(monitor.at("/spec/selector/matchLabels"));
            String name = monitor.at("/spec/podMetricsEndpoints/0/port").asText();
            int port = pods.stream()
                    .filter(pod -> labels(pod.at("/metadata/labels")).entrySet().containsAll(wanted.entrySet()))
                    .flatMap(pod -> Chart.elements(pod.at("/spec/containers/0/ports")))
                    .filter(open -> open.path("name").asText().equals(name))
                    .mapToInt(open -> open.path("containerPort").asInt())
                    .findFirst()
                    .orElseThrow();
            assertThat(documents.stream()
                            .filter(it -> labels(it.at("/spec/podSelector/matchLabels"))
                                    .equals(wanted))
                            .flatMap(policy -> Chart.elements(policy.at("/spec/ingress")))
                            .filter(rule -> rule.path("from").toString().contains("\"monitoring\""))
                            .flatMap(rule -> Chart.elements(rule.path("ports")))
                            .map(open -> open.path("port").asInt()))
                    .as(Chart.title(monitor))
                    .contains(port);
        });
    }

    @Test
    void onlyTheJobAsksKubernetes() {
        assertThat(pods.stream()
                        .filter(pod ->
                                pod.at("/spec/serviceAccountName").asText().equals("crossfix-doors")))
                .hasSize(4)
                .allMatch(pod -> !pod.at("/spec/automountServiceAccountToken").asBoolean(true));
        JsonNode role = named("Role crossfix-job");
        assertThat(role.findValuesAsText("resources")).doesNotContain("*", "secrets");
        assertThat(role.toString()).doesNotContain("\"*\"").doesNotContain("secrets");
    }

    private JsonNode named(String title) {
        return Chart.find(documents, title);
    }

    private Stream<JsonNode> containers() {
        return pods.stream().flatMap(pod -> Chart.elements(pod.at("/spec/containers")));
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new HashMap<>();
        object.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }
}
