package io.crossfix.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.crossfix.cli.CommandLines;
import io.crossfix.cli.CommandLines.Said;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.access.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands print is what a shell, Strimzi and people can use. */
class ProvisioningTest {

    @TempDir
    private Path directory;

    @Test
    void theTopicsAreThoseOfTheInstallation() throws Exception {
        String said = printed("kafka", "topics", "--format", "commands", "--config", config());
        List<String> ran = ran(said, "kafka-topics.sh");
        assertThat(ran).hasSize(Topic.values().length);
        assertThat(ran.get(0))
                .startsWith("--bootstrap-server b:9093 --command-config c.properties --create --if-not-exists"
                        + " --topic city.gunshot --partitions 12 --replication-factor 3 --config cleanup.policy=delete")
                .contains("--config min.insync.replicas=2", "--config retention.ms=7200000");
        JsonNode first = documents(printed("kafka", "topics", "--format", "strimzi", "--config", config()))
                .get(0);
        assertThat(first.at("/metadata/name").asText()).isEqualTo("city.gunshot");
        assertThat(first.at("/spec/partitions").asInt()).isEqualTo(12);
        assertThat(first.at("/spec/config/retention.ms").asText()).isEqualTo("7200000");
        assertThat(printed("kafka", "topics").lines()).hasSize(Topic.values().length + 1);
    }

    @Test
    void theListsNameEverybodyAndNothingElse() throws Exception {
        List<String> ran = ran(printed("kafka", "acls", "--format", "commands", "--config", config()), "kafka-acls.sh");
        assertThat(ran)
                .contains(
                        "--bootstrap-server b:9093 --command-config c.properties --add --allow-principal"
                                + " User:CN=crossfix-officer --operation Write --topic city.reviews",
                        "--bootstrap-server b:9093 --command-config c.properties --add --allow-principal"
                                + " User:CN=crossfix-job --operation Read --group night")
                .anyMatch(line -> line.endsWith(
                        "User:CN=crossfix-doctor --operation Describe --operation DescribeConfigs --cluster"));
        List<JsonNode> users = documents(printed("kafka", "acls", "--format", "strimzi", "--config", config()));
        assertThat(users).hasSize(Part.values().length);
        JsonNode job = users.get(0);
        assertThat(job.at("/metadata/name").asText()).isEqualTo("crossfix-job");
        assertThat(job.at("/spec/authentication/type").asText()).isEqualTo("tls");
        assertThat(job.at("/spec/authorization/acls")).anySatisfy(acl -> {
            assertThat(acl.at("/resource/name").asText()).isEqualTo("city.alerts");
            assertThat(acl.at("/operations/0").asText()).isEqualTo("Write");
        });
        assertThat(printed("kafka", "acls", "--authentication", "scram-sha-512"))
                .contains("User:crossfix-job ", "topic crossfix.alerts ");
        assertThat(CommandLines.execute("kafka", "acls", "--principal-format", "User:everybody"))
                .isEqualTo(2);
    }

    private String config() throws Exception {
        return Files.writeString(directory.resolve("crossfix.yaml"), """
                kafka: {bootstrap: 'b:9093', topic-prefix: city., group: night, partitions: 12, replication: 3}
                retention: {gunshot: 2h}
                """).toString();
    }

    private static String printed(String... arguments) {
        Said said = CommandLines.said(arguments);
        assertThat(said.code()).isZero();
        return said.out();
    }

    /** What a real shell makes of a script, whose tool only repeats what it is told. */
    private List<String> ran(String script, String tool) throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path file = Files.writeString(bin.resolve(tool), "#!/bin/sh\necho \"$*\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        ProcessBuilder shell = new ProcessBuilder(
                "bash", Files.writeString(directory.resolve("script"), script).toString());
        shell.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        shell.environment().put("BOOTSTRAP", "b:9093");
        shell.environment().put("CLIENT", "c.properties");
        Process running = shell.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said.lines().collect(Collectors.toList());
    }

    private static List<JsonNode> documents(String yaml) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        try (var values = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            values.forEachRemaining(all::add);
        }
        return all;
    }
}
