package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The entry point of the job's image: the password reaches Flink, and nobody else. */
class EntryPointTest {

    private static final Path ENTRY = Path.of("../docker/job-entrypoint").toAbsolutePath();
    private static final String PASSWORD = "4f1c-9a.B_77";

    @TempDir
    private Path directory;

    private Path given = Path.of("");
    private Path copy = Path.of("");

    @BeforeEach
    void whatAPodHas() throws IOException {
        given = Files.createDirectories(directory.resolve("conf"));
        copy = directory.resolve("copy");
        Files.writeString(given.resolve("log4j-console.properties"), "rootLogger.level = INFO\n");
        Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        Path next = Files.writeString(directory.resolve("next"), """
                #!/bin/sh
                printf '%s\\n' "$FLINK_CONF_DIR" "$@"
                """);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwx------"));
    }

    /** The configuration as Flink's own code writes it into its ConfigMap, nested; and flat, as older ones do. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePasswordIsLaidOverWhatWasGiven(boolean flat) throws Exception {
        Map<String, String> told = told();
        write(told, flat);
        String before = Files.readString(given.resolve("config.yaml"));

        assertThat(started(Map.of("CROSSFIX_FLINK_PASSWORD", "password"), "kubernetes-jobmanager.sh", "a b"))
                .containsExactly("0", copy.toString(), "kubernetes-jobmanager.sh", "a b");

        Map<String, String> wanted = new TreeMap<>(told);
        for (String store : List.of("internal", "rest")) {
            wanted.put("security.ssl." + store + ".keystore-password", PASSWORD);
            wanted.put("security.ssl." + store + ".key-password", PASSWORD);
            wanted.put("security.ssl." + store + ".truststore-password", PASSWORD);
        }
        assertThat(read(copy)).isEqualTo(wanted);
        assertThat(copy.resolve("log4j-console.properties")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("config.yaml"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(given.resolve("config.yaml"))).isEqualTo(before);
    }

    /** Six passwords are all that the shipped file leaves open. */
    @Test
    void nothingIsLeftOpen() throws Exception {
        Map<String, String> open = new TreeMap<>();
        Chart.YAML
                .readTree(Path.of("../flink/conf/config-tls.yaml").toFile())
                .properties()
                .forEach(key -> open.put(key.getKey(), key.getValue().asText()));
        write(open, true);
        started(Map.of("CROSSFIX_FLINK_PASSWORD", "password"));
        assertThat(open.values().stream().filter("PASSWORD"::equals)).hasSize(6);
        assertThat(read(copy)).hasSize(open.size()).doesNotContainValue("PASSWORD");
    }

    @Test
    void withoutAPasswordNothingIsTouched() throws Exception {
        write(told(), false);
        assertThat(started(Map.of(), "help")).containsExactly("0", given.toString(), "help");
        assertThat(copy).doesNotExist();
    }

    /** Flink would start without TLS, or with a configuration that somebody wrote into the password. */
    @ParameterizedTest
    @CsvSource({"none, cannot be read", "short, must be 6 to 128", "lines, must be 6 to 128", "quoted, must be 6 to 128"
    })
    void aPasswordThatCannotBeStopsTheStart(String file, String why) throws Exception {
        write(told(), false);
        Files.writeString(directory.resolve("short"), "12345");
        Files.writeString(directory.resolve("lines"), "secret1\nweb.submit.enable: true\n");
        Files.writeString(directory.resolve("quoted"), "secret'1");
        List<String> said = started(Map.of("CROSSFIX_FLINK_PASSWORD", file), "help");
        assertThat(said).hasSize(2).first().isEqualTo("1");
        assertThat(said.get(1)).contains(why).doesNotContain("secret1", "12345");
    }

    private static Map<String, String> told() {
        Map<String, String> told = new TreeMap<>();
        Chart.find(Chart.rendered(Map.of()), "FlinkDeployment crossfix-job")
                .at("/spec/flinkConfiguration")
                .properties()
                .forEach(key -> told.put(key.getKey(), key.getValue().asText()));
        return told;
    }

    private void write(Map<String, String> told, boolean flat) throws IOException {
        Files.write(
                given.resolve("config.yaml"),
                ConfigurationUtils.convertConfigToWritableLines(Configuration.fromMap(told), flat));
    }

    private static Map<String, String> read(Path directory) {
        return new TreeMap<>(
                GlobalConfiguration.loadConfiguration(directory.toString()).toMap());
    }

    /** The exit code, and the lines that were written. */
    private List<String> started(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(ENTRY.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
        process.environment().put("FLINK_CONF_DIR", given.toString());
        process.environment().put("CROSSFIX_FLINK_CONF", copy.toString());
        process.environment()
                .put("CROSSFIX_FLINK_ENTRY", directory.resolve("next").toString());
        process.environment().putAll(environment);
        Process running = process.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        List<String> lines = new ArrayList<>(List.of(Integer.toString(running.exitValue())));
        said.lines().forEach(lines::add);
        return lines;
    }
}
