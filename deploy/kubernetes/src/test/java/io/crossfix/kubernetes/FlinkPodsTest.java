package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.doctor.Finding;
import io.crossfix.doctor.FlinkChecks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.client.deployment.ClusterSpecification;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.kubernetes.configuration.KubernetesConfigOptions;
import org.apache.flink.kubernetes.configuration.KubernetesConfigOptionsInternal;
import org.apache.flink.kubernetes.configuration.KubernetesDeploymentTarget;
import org.apache.flink.kubernetes.kubeclient.FlinkPod;
import org.apache.flink.kubernetes.kubeclient.KubernetesJobManagerSpecification;
import org.apache.flink.kubernetes.kubeclient.factory.KubernetesJobManagerFactory;
import org.apache.flink.kubernetes.kubeclient.parameters.KubernetesJobManagerParameters;
import org.apache.flink.kubernetes.shaded.io.fabric8.kubernetes.api.model.Container;
import org.apache.flink.kubernetes.shaded.io.fabric8.kubernetes.api.model.Pod;
import org.apache.flink.kubernetes.shaded.io.fabric8.kubernetes.client.utils.Serialization;
import org.apache.flink.kubernetes.utils.Constants;
import org.apache.flink.kubernetes.utils.KubernetesUtils;
import org.apache.flink.runtime.net.SSLUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Flink's own code, which the operator calls, makes of the resource: the JobManager and what everybody may read. */
class FlinkPodsTest {

    private final List<JsonNode> documents = Chart.rendered(Map.of());
    private final JsonNode resource = Chart.find(documents, "FlinkDeployment crossfix-job");
    private JsonNode jobManager = Chart.YAML.nullNode();
    private String readable = "";

    @BeforeEach
    void asFlinkDoes() throws IOException {
        KubernetesJobManagerSpecification made =
                KubernetesJobManagerFactory.buildKubernetesJobManagerSpecification(template(), parameters());
        jobManager = Chart.YAML.readTree(Serialization.asJson(made.getDeployment()));
        readable = Serialization.asJson(made.getAccompanyingResources());
    }

    /** The one way in which the password gets to Flink. */
    @Test
    void itBeginsWithOurEntryPointAndTheSecret() {
        JsonNode container = jobManager.at("/spec/template/spec/containers/0");
        assertThat(container.path("command").path(0).asText()).isEqualTo("/opt/crossfix/bin/job-entrypoint");
        assertThat(container.path("env").findValuesAsText("name")).contains("CROSSFIX_FLINK_PASSWORD");
        assertThat(container.path("volumeMounts").findValuesAsText("mountPath"))
                .contains("/etc/crossfix/flink-tls", "/run/crossfix", "/opt/flink/conf")
                .doesNotHaveDuplicates();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
    }

    /** Where the image's entry point brings none, Flink does not start, rather than without TLS. */
    @Test
    void whatEverybodyMayReadHasNoPasswordOfTheJob() {
        assertThat(readable)
                .contains("crossfix-job", "keystore: /etc/crossfix/flink-tls/internal.p12")
                .doesNotContain("PASSWORD");
        JsonNode told = resource.path("spec").path("flinkConfiguration");
        assertThat(told.path("security.ssl.internal.enabled").asText()).isEqualTo("true");
        assertThat(told.path("security.ssl.rest.authentication-enabled").asText())
                .isEqualTo("true");
        assertThat(told.path("crossfix.rest.operators").asText()).isNotEmpty();
        assertThat(told.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(key -> key.matches("security\\.ssl\\.internal\\..*password")))
                .isEmpty();
    }

    /** It does not go on without TLS: it asks for the password that nobody gave. */
    @Test
    void withoutTheEntryPointFlinkDoesNotStart() {
        Configuration configuration = configuration();
        assertThat(SecurityOptions.isInternalSSLEnabled(configuration)).isTrue();
        assertThatThrownBy(() -> SSLUtils.createInternalServerSSLEngineFactory(configuration))
                .isInstanceOf(IllegalConfigurationException.class)
                .hasMessageContaining("security.ssl.internal.keystore-password");
    }

    /** The same doctor that refuses a dangerous configuration before a start in production. */
    @Test
    void theDoctorHasNothingToSay() {
        assertThat(FlinkChecks.of(configuration()).stream().filter(Finding::isBad))
                .isEmpty();
        JsonNode open = Chart.find(Chart.rendered(Map.of("tls.flink", "false")), "FlinkDeployment crossfix-job");
        assertThat(FlinkChecks.of(Configuration.fromMap(texts(open.at("/spec/flinkConfiguration")))).stream()
                        .filter(Finding::isBad))
                .hasSize(3)
                .allMatch(finding -> finding.toString().contains("security.ssl"));
    }

    @Test
    void disruptionBudgetsCountTheRightPods() {
        Map<String, String> labels = texts(jobManager.at("/spec/template/metadata/labels"));
        Map<String, String> leaders = budget("PodDisruptionBudget crossfix-job-manager");
        Map<String, String> workers = budget("PodDisruptionBudget crossfix-task-manager");
        assertThat(labels).containsAllEntriesOf(leaders).doesNotContainEntry("component", workers.get("component"));
        // A TaskManager has the template's labels too, and these.
        assertThat(KubernetesUtils.getTaskManagerSelectors("crossfix-job"))
                .containsEntry("component", Objects.requireNonNull(workers.get("component")));
        assertThat(jobManager.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(Chart.find(documents, "PodDisruptionBudget crossfix-task-manager")
                        .at("/spec/minAvailable")
                        .asInt())
                .isEqualTo(resource.at("/spec/taskManager/replicas").asInt() - 1);
    }

    private Map<String, String> budget(String title) {
        return texts(Chart.find(documents, title).at("/spec/selector/matchLabels"));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private Configuration configuration() {
        return Configuration.fromMap(texts(resource.path("spec").path("flinkConfiguration")));
    }

    private KubernetesJobManagerParameters parameters() {
        Configuration configuration = configuration();
        configuration.set(KubernetesConfigOptions.CLUSTER_ID, "crossfix-job");
        configuration.set(KubernetesConfigOptions.NAMESPACE, "crossfix");
        configuration.set(
                KubernetesConfigOptions.CONTAINER_IMAGE,
                resource.at("/spec/image").asText());
        configuration.set(KubernetesConfigOptionsInternal.ENTRY_POINT_CLASS, "any");
        // As whoever deploys sets them.
        configuration.set(DeploymentOptions.TARGET, KubernetesDeploymentTarget.APPLICATION.getName());
        configuration.set(BlobServerOptions.PORT, Integer.toString(Constants.BLOB_SERVER_PORT));
        configuration.set(TaskManagerOptions.RPC_PORT, Integer.toString(Constants.TASK_MANAGER_RPC_PORT));
        configuration.set(RestOptions.BIND_PORT, Integer.toString(Constants.REST_PORT));
        return new KubernetesJobManagerParameters(
                configuration,
                new ClusterSpecification.ClusterSpecificationBuilder()
                        .setMasterMemoryMB(2048)
                        .setTaskManagerMemoryMB(6144)
                        .setSlotsPerTaskManager(2)
                        .createClusterSpecification());
    }

    /** The pod template, its main container apart, as Flink takes it from a file. */
    private FlinkPod template() {
        ObjectNode template = resource.at("/spec/podTemplate").deepCopy();
        ArrayNode containers = (ArrayNode) template.at("/spec/containers");
        Container main = Serialization.unmarshal(containers.remove(0).toString(), Container.class);
        return new FlinkPod(Serialization.unmarshal(template.toString(), Pod.class), main);
    }
}
