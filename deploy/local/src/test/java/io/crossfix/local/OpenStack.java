package io.crossfix.local;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.settings.KafkaSection;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What a {@link Stack} starts, with its job, and a cluster that can be asked for a savepoint. Unlike there, RocksDB does not
 * compress its files (Flink's default is Snappy), so that they can be searched.
 */
public final class OpenStack implements AutoCloseable {

    private static final Duration SAVED_WITHIN = Duration.ofSeconds(30);
    private static final int PARALLELISM = 2;

    private final EmbeddedKafka broker;
    private final MiniCluster cluster;
    private final JobID id;
    private final RunningNumbers numbers;

    private OpenStack(EmbeddedKafka broker, MiniCluster cluster, JobID id, RunningNumbers numbers) {
        this.broker = broker;
        this.cluster = cluster;
        this.id = id;
        this.numbers = numbers;
    }

    /** Starts Kafka with its topics, Flink, and the job. */
    public static OpenStack start(DataDirectory data, FusionSettings fusion) throws Exception {
        EmbeddedKafka broker = EmbeddedKafka.in(data.kafka()).start();
        KafkaSection kafka = KafkaSection.at(broker.bootstrapServers());
        new TopicSetup(kafka.access(), kafka.topics()).create();
        RunningNumbers numbers = new RunningNumbers();
        numbers.register(data.toString());
        Configuration settings = FlinkSettings.in(data, PARALLELISM, data.toString());
        settings.set(ExecutionOptions.SNAPSHOT_COMPRESSION, false);
        settings.setString("state.backend.rocksdb.compression.per.level", "NO_COMPRESSION");
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(PARALLELISM)
                .build());
        cluster.start();
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        FusionProgram.build(env, kafka.access(), fusion);
        JobID id = Waiting.on(
                        cluster.submitJob(EmbeddedFlink.submittable(env, settings, FusionProgram.NAME)),
                        SAVED_WITHIN,
                        "the job was not accepted")
                .getJobID();
        OpenStack stack = new OpenStack(broker, cluster, id, numbers);
        stack.job().awaitRunning();
        return stack;
    }

    public KafkaSettings kafka() {
        return KafkaSection.at(broker.bootstrapServers()).access();
    }

    public RunningJob job() {
        return new RunningJob(cluster, id);
    }

    public Numbers numbers() {
        return numbers.now();
    }

    /** Writes a savepoint in the format that no state backend compresses or packs. */
    public void savepoint(Path directory) {
        Waiting.on(
                cluster.triggerSavepoint(id, directory.toUri().toString(), false, SavepointFormatType.CANONICAL),
                SAVED_WITHIN,
                "the savepoint was not completed");
    }

    @Override
    public void close() {
        Waiting.quietlyOn(cluster.closeAsync(), SAVED_WITHIN, "Flink is still stopping");
        broker.close();
    }
}
