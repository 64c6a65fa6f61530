package io.crossfix.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each dangerous setting of Flink is found, alone and among others; what is shipped is safe once its place is filled in. */
class FlinkChecksTest {

    private static final Path SHIPPED = Path.of("../flink/conf");

    /** What differs from place to place, and is not shipped. */
    private static final Map<String, String> PLACE = Map.of(
            "execution.checkpointing.dir", "s3://crossfix/checkpoints",
            "execution.checkpointing.savepoint-dir", "s3://crossfix/savepoints",
            "high-availability.type", "kubernetes",
            "high-availability.storageDir", "s3://crossfix/ha",
            "security.ssl.internal.enabled", "true",
            "security.ssl.rest.enabled", "true",
            "security.ssl.rest.authentication-enabled", "true");

    @TempDir
    private Path directory;

    @Test
    void whatIsShippedIsSafeOnceItsPlaceIsFilledIn() {
        assertThat(bad(safe())).isEmpty();
        assertThat(FlinkChecks.of(Configuration.fromMap(safe()))).hasSizeGreaterThan(20);
    }

    @Test
    void whatIsShippedAloneLacksItsPlace() {
        assertThat(FlinkChecks.of(SHIPPED).stream().filter(Finding::isBad)).hasSize(PLACE.size());
    }

    @ParameterizedTest
    @CsvSource({
        "state.backend.type, hashmap",
        "execution.checkpointing.interval, 5min",
        "execution.checkpointing.interval, soon",
        "execution.checkpointing.dir, ''",
        "execution.checkpointing.dir, /var/checkpoints",
        "execution.checkpointing.savepoint-dir, ''",
        "execution.checkpointing.externalized-checkpoint-retention, DELETE_ON_CANCELLATION",
        "execution.checkpointing.num-retained, 1",
        "execution.checkpointing.incremental, false",
        "execution.checkpointing.tolerable-failed-checkpoints, 0",
        "high-availability.type, NONE",
        "high-availability.storageDir, ''",
        "pipeline.auto-generate-uids, true",
        "pipeline.generic-types, true",
        "pipeline.max-parallelism, 128",
        "restart-strategy.type, none",
        "restart-strategy.type, fixed-delay",
        "restart-strategy.type, failure-rate",
        "heartbeat.timeout, 50s",
        "taskmanager.jvm-exit-on-oom, false",
        "security.ssl.internal.enabled, false",
        "security.ssl.rest.enabled, false",
        "security.ssl.rest.authentication-enabled, false",
        "web.submit.enable, true",
        "web.cancel.enable, true",
        "web.access-control-allow-origin, *",
        "classloader.parent-first-patterns.additional, com.example",
        "env.java.opts.all, -Dorg.apache.avro.limits.string.maxLength=65536",
        "env.java.opts.all, -Dorg.apache.avro.limits.string.maxLength=65536 "
                + "-Dorg.apache.avro.limits.bytes.maxLength=2000000000 "
                + "-Dorg.apache.avro.limits.collectionItems.maxLength=1000",
    })
    void oneDangerIsOneFinding(String key, String value) {
        Map<String, String> dangerous = safe();
        dangerous.put(key, value);

        assertThat(bad(dangerous))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail())
                        .startsWith(key + " is " + (value.isEmpty() ? "not set" : value))
                        .contains(": "));
    }

    /** A default can be as dangerous as a setting. */
    @Test
    void whatIsNotSetCountsAsFlinksDefault() {
        assertThat(bad(Map.of()))
                .hasSize(23)
                .anySatisfy(finding ->
                        assertThat(finding.detail()).startsWith("state.backend.type is hashmap (Flink's default): "))
                .anySatisfy(finding -> assertThat(finding.detail()).startsWith("web.submit.enable is true"));
    }

    /** Flink still takes older names, so the doctor does. */
    @Test
    void anOlderNameCountsAsTheKey() {
        Map<String, String> older = safe();
        older.put("state.backend", older.remove("state.backend.type"));
        older.put("state.checkpoints.dir", older.remove("execution.checkpointing.dir"));
        assertThat(bad(older)).isEmpty();

        older.remove("restart-strategy.type");
        older.put("restart-strategy", "none");
        assertThat(bad(older))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).startsWith("restart-strategy.type is none: "));
    }

    @Test
    void aKeyThatFlinkWouldIgnoreIsNamed() {
        Map<String, String> misspelt = safe();
        misspelt.put("state.backend.typ", "rocksdb");

        assertThat(bad(misspelt))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).startsWith("state.backend.typ is no key"));
    }

    @Test
    void aDirectoryWithoutConfigurationIsABadOne() {
        assertThat(FlinkChecks.of(directory)).singleElement().matches(Finding::isBad);
    }

    private static Map<String, String> safe() {
        Map<String, String> all = new HashMap<>(
                GlobalConfiguration.loadConfiguration(SHIPPED.toString()).toMap());
        all.putAll(PLACE);
        return all;
    }

    private static List<Finding> bad(Map<String, String> configuration) {
        return FlinkChecks.of(Configuration.fromMap(configuration)).stream()
                .filter(Finding::isBad)
                .toList();
    }
}
