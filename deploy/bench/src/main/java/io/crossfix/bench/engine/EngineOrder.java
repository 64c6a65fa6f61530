package io.crossfix.bench.engine;

/** What the engine can be told, one a line. It answers each with an {@link EngineReading}. */
public enum EngineOrder {
    /** Starts the job, from the newest checkpoint if there is one. */
    RUN,
    /** Only answers. */
    LOOK,
    /** Completes a checkpoint. */
    CHECKPOINT,
    /** Stops the job and Flink. */
    HALT
}
