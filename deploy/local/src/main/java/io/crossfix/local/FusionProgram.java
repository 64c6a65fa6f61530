package io.crossfix.local;

import io.crossfix.job.FusionSettings;
import io.crossfix.job.FusionTopology;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.rule.RuleSurroundings;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job joined to Kafka, for any environment: this process, or a cluster. */
public final class FusionProgram {

    /** The job's name in Flink. */
    public static final String NAME = "Crossfix fusion";

    private FusionProgram() {}

    /**
     * Builds the job into an environment.
     *
     * @param rules texts of the rules to start with
     * @param surroundings what their conditions may refer to besides facts
     */
    public static void build(
            StreamExecutionEnvironment env, KafkaSettings kafka, List<String> rules, RuleSurroundings surroundings) {
        FusionSettings settings = FusionSettings.withRules(rules, surroundings);
        KafkaPorts ports = new KafkaPorts(kafka, settings.admission().futureToleranceMillis());
        FusionTopology.build(env, ports, settings);
    }
}
