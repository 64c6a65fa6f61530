package io.crossfix.doctor;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.AlgorithmOptions;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CleanupOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.EventOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalResourceOptions;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.HistoryServerOptions;
import org.apache.flink.configuration.JMXServerOptions;
import org.apache.flink.configuration.JobEventStoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.OptimizerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.SinkOptions;
import org.apache.flink.configuration.SlowTaskDetectorOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.configuration.StateLatencyTrackOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.StateSizeTrackOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.TraceOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.highavailability.ApplicationResultStoreOptions;
import org.apache.flink.runtime.highavailability.JobResultStoreOptions;
import org.apache.flink.runtime.shuffle.ShuffleServiceOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBNativeMetricOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.jspecify.annotations.Nullable;

/** The keys that a Flink of this version knows, read from its own options. */
final class FlinkKeys {

    private static final List<Class<?>> OPTIONS = List.of(
            AlgorithmOptions.class,
            BatchExecutionOptions.class,
            BlobServerOptions.class,
            CheckpointingOptions.class,
            CleanupOptions.class,
            ClusterOptions.class,
            CoreOptions.class,
            DeploymentOptions.class,
            EventOptions.class,
            ExecutionOptions.class,
            ExternalResourceOptions.class,
            HeartbeatManagerOptions.class,
            HighAvailabilityOptions.class,
            HistoryServerOptions.class,
            JMXServerOptions.class,
            JobEventStoreOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            NettyShuffleEnvironmentOptions.class,
            OptimizerOptions.class,
            PipelineOptions.class,
            ResourceManagerOptions.class,
            RestOptions.class,
            RestartStrategyOptions.class,
            RpcOptions.class,
            SecurityOptions.class,
            SinkOptions.class,
            SlowTaskDetectorOptions.class,
            StateBackendOptions.class,
            StateChangelogOptions.class,
            StateLatencyTrackOptions.class,
            StateRecoveryOptions.class,
            StateSizeTrackOptions.class,
            TaskManagerOptions.class,
            TraceOptions.class,
            WebOptions.class,
            ApplicationResultStoreOptions.class,
            JobResultStoreOptions.class,
            ShuffleServiceOptions.class,
            RocksDBConfigurableOptions.class,
            RocksDBNativeMetricOptions.class,
            RocksDBOptions.class);

    /**
     * Families whose keys go on with a name of one's own, belong to a part that is not on this class path, or are set by Flink's
     * own starters.
     */
    private static final List<String> FAMILIES = List.of(
            "$internal.",
            "internal.",
            "user.artifacts.",
            "crossfix.",
            "metrics.reporter.",
            "traces.reporter.",
            "events.reporter.",
            "containerized.",
            "kubernetes.",
            "job.autoscaler.",
            "s3.",
            "fs.",
            "pekko.",
            "plugin.");

    /** Every key, and older names that Flink still takes for it, in the order in which it asks for them. */
    private static final Map<String, List<String>> KNOWN = known();

    private static final Set<String> OLDER =
            KNOWN.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private FlinkKeys() {}

    static boolean isKnown(String key) {
        return KNOWN.containsKey(key)
                || OLDER.contains(key)
                || FAMILIES.stream().anyMatch(key::startsWith);
    }

    /** What a key is set to, by itself or by an older name; null when it is not. */
    static @Nullable String set(Map<String, String> configuration, String key) {
        return Stream.concat(Stream.of(key), KNOWN.getOrDefault(key, List.of()).stream())
                .map(configuration::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, List<String>> known() {
        Map<String, List<String>> keys = new HashMap<>();
        OPTIONS.stream()
                .flatMap(type -> Arrays.stream(type.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class)
                .map(FlinkKeys::option)
                .forEach(option -> keys.put(option.key(), older(option)));
        return Map.copyOf(keys);
    }

    private static List<String> older(ConfigOption<?> option) {
        List<String> names = new ArrayList<>();
        option.fallbackKeys().forEach((FallbackKey fallback) -> names.add(fallback.getKey()));
        return List.copyOf(names);
    }

    private static ConfigOption<?> option(Field field) {
        try {
            return (ConfigOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Flink's own option " + field + " is public", e);
        }
    }
}
