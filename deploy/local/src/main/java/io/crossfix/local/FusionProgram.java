package io.crossfix.local;

import io.crossfix.job.FusionSettings;
import io.crossfix.job.FusionTopology;
import io.crossfix.kafka.EmptyState;
import io.crossfix.kafka.KafkaSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job joined to Kafka, for any environment: this process, or a cluster. */
public final class FusionProgram {

    /** The job's name in Flink. */
    public static final String NAME = "Crossfix fusion";

    private FusionProgram() {}

    /**
     * Builds the job into an environment.
     *
     * @param settings rules and weights to start with, and what else there is to be told
     */
    public static void build(StreamExecutionEnvironment env, KafkaSettings kafka, FusionSettings settings) {
        build(env, kafka, settings, EmptyState.ALLOWED);
    }

    /**
     * The same.
     *
     * @param emptyState whether the job may have forgotten what it has read
     */
    public static void build(
            StreamExecutionEnvironment env, KafkaSettings kafka, FusionSettings settings, EmptyState emptyState) {
        KafkaPorts ports =
                new KafkaPorts(kafka, emptyState, settings.admission().futureToleranceMillis());
        FusionTopology.build(env, ports, settings);
    }
}
