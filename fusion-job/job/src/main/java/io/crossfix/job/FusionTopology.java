package io.crossfix.job;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The graph. */
public final class FusionTopology {

    private FusionTopology() {}

    /** Builds the whole job into an environment. */
    public static void build(StreamExecutionEnvironment env, Ports ports, FusionSettings settings) {
        env.setMaxParallelism(720);
    }
}
