package io.crossfix.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key that Flink is told is one that this Flink knows: it says nothing of one that it does not. */
class FlinkKeysTest {

    /** Families of keys of which only the beginning is fixed, and the one that the guard in {@code deploy/security} reads. */
    private static final List<String> FAMILIES =
            List.of("metrics.reporter.prom.", "metrics.reporter.otel.", "crossfix.rest.operators");

    /** Of the operator, which is not on Maven Central in a version for this Flink; its documentation, release 1.15. */
    private static final Set<String> OF_THE_OPERATOR = Set.of(
            "kubernetes.operator.job.upgrade.last-state-fallback.enabled",
            "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age",
            "kubernetes.operator.savepoint.format.type",
            "kubernetes.operator.savepoint.history.max.count",
            "kubernetes.operator.periodic.savepoint.interval",
            "job.autoscaler.enabled",
            "job.autoscaler.scaling.enabled",
            "job.autoscaler.stabilization.interval",
            "job.autoscaler.metrics.window",
            "job.autoscaler.utilization.target");

    private static final Set<String> KNOWN = known();

    @ParameterizedTest
    @ValueSource(strings = {"config.yaml", "config-tls.yaml", "otel.yaml"})
    void whatIsShippedIsKnown(String file) throws IOException {
        JsonNode shipped =
                Chart.YAML.readTree(Path.of("../flink/conf").resolve(file).toFile());
        assertThat(unknown(shipped)).isEmpty();
    }

    @Test
    void whatTheChartAddsIsKnown() {
        JsonNode told = Chart.find(Chart.rendered(Map.of()), "FlinkDeployment crossfix-job")
                .at("/spec/flinkConfiguration");
        assertThat(told.size()).isGreaterThan(50);
        assertThat(unknown(told)).isEmpty();
    }

    @Test
    void aMisspeltKeyIsSeen() throws IOException {
        assertThat(KNOWN).hasSizeGreaterThan(500);
        assertThat(unknown(Chart.YAML.readTree("{state.backend.typ: rocksdb, heartbeat.timeout: 15s}")))
                .containsExactly("state.backend.typ");
    }

    private static List<String> unknown(JsonNode configuration) {
        List<String> unknown = new ArrayList<>();
        configuration.fieldNames().forEachRemaining(key -> {
            if (!KNOWN.contains(key)
                    && !OF_THE_OPERATOR.contains(key)
                    && FAMILIES.stream().noneMatch(key::startsWith)) {
                unknown.add(key);
            }
        });
        return unknown;
    }

    /** Of every class of options in Flink's jars on the class path. */
    private static Set<String> known() {
        Set<String> keys = new HashSet<>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (entry.contains("/flink-") && entry.endsWith(".jar")) {
                classes(entry).flatMap(FlinkKeysTest::options).forEach(option -> {
                    keys.add(option.key());
                    option.fallbackKeys().forEach((FallbackKey fallback) -> keys.add(fallback.getKey()));
                });
            }
        }
        return keys;
    }

    private static Stream<String> classes(String jar) {
        try (JarFile file = new JarFile(jar)) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith("Options.class") && name.startsWith("org/apache/flink/"))
                    .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<ConfigOption<?>> options(String type) {
        try {
            return Arrays.stream(Class.forName(type).getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class)
                    .map(FlinkKeysTest::value);
        } catch (ClassNotFoundException | LinkageError e) {
            // Of a part that is not here, such as Hadoop's.
            return Stream.of();
        }
    }

    private static ConfigOption<?> value(Field field) {
        try {
            field.setAccessible(true);
            return (ConfigOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
