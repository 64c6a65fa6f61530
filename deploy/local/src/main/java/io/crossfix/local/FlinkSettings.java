package io.crossfix.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.metrics.prometheus.PageReporterFactory;

/** What Flink is told when it runs inside this process: small, on the loopback only, its state on disk. */
final class FlinkSettings {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

    private FlinkSettings() {}

    /**
     * Settings for a job that keeps its state below a directory.
     *
     * @param metrics name under which the process finds the job's numbers, see {@link RunningNumbers#register}
     */
    static Configuration in(DataDirectory data, int parallelism, String metrics) {
        Configuration all = new Configuration();
        onLoopback(all);
        small(all, parallelism);
        checkpointed(all, data.checkpoints());
        restarted(all);
        measured(all, metrics);
        shown(all, metrics);
        all.set(CoreOptions.TMP_DIRS, data.work().toString());
        all.set(WebOptions.TMP_DIR, data.work().toString());
        return all;
    }

    /**
     * Settings for runs that end: state on the heap, nothing kept for a second try.
     *
     * @param metrics name under which the process finds the job's numbers, see {@link RunningNumbers#register}
     */
    static Configuration bounded(int parallelism, String metrics) {
        Configuration all = new Configuration();
        onLoopback(all);
        small(all, parallelism);
        measured(all, metrics);
        all.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO);
        all.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        all.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        // Nobody waits for a single record here: buffers go when they are full.
        all.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(100));
        return all;
    }

    private static void onLoopback(Configuration all) {
        // There is nobody to get tokens from; Flink would look at every start.
        all.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
        all.set(RestOptions.ADDRESS, LOOPBACK);
        all.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        all.set(RestOptions.BIND_PORT, "0");
        all.set(JobManagerOptions.ADDRESS, LOOPBACK);
        // Also the blob server listens here; without it, it listens to the world.
        all.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        all.set(TaskManagerOptions.HOST, LOOPBACK);
        all.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    }

    private static void small(Configuration all, int parallelism) {
        all.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        all.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        all.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        all.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(48));
        all.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(48));
    }

    private static void checkpointed(Configuration all, Path directory) {
        all.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        all.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
        all.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
        all.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        all.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
        all.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
        all.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        new Checkpoints(directory)
                .newest()
                .ifPresent(newest -> all.set(
                        StateRecoveryOptions.SAVEPOINT_PATH, newest.toUri().toString()));
    }

    private static void restarted(Configuration all) {
        all.set(RestartStrategyOptions.RESTART_STRATEGY, "failure-rate");
        all.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL, 5);
        all.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL, Duration.ofMinutes(5));
        all.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_DELAY, Duration.ofSeconds(1));
    }

    /** For {@link LocalFusion#metrics}; of RocksDB what the configuration for production shows of it. */
    private static void shown(Configuration all, String metrics) {
        all.setString("metrics.reporter.page.factory.class", PageReporterFactory.class.getName());
        all.setString("metrics.reporter.page." + PageReporterFactory.NAME, metrics);
        for (String of : List.of(
                "block-cache-usage",
                "estimate-num-keys",
                "estimate-live-data-size",
                "is-write-stopped",
                "background-errors",
                "column-family-as-variable")) {
            all.setString("state.backend.rocksdb.metrics." + of, "true");
        }
    }

    private static void measured(Configuration all, String metrics) {
        all.set(PipelineOptions.GENERIC_TYPES, false);
        all.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        all.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
        all.setString("metrics.reporter.numbers.factory.class", NumbersReporterFactory.class.getName());
        all.setString("metrics.reporter.numbers." + NumbersReporterFactory.INTO, metrics);
        // The scope holds nothing but the step's own names behind the group "crossfix".
        all.set(MetricOptions.SCOPE_NAMING_OPERATOR, "operator.<subtask_index>");
    }
}
