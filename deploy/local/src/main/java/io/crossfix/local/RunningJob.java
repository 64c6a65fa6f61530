package io.crossfix.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job on a cluster in this process. Every wait has an end. */
public final class RunningJob {

    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
    private static final Duration RUN_WITHIN = Duration.ofMinutes(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    private static final Duration CHECKPOINT_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final MiniCluster cluster;
    private final JobID id;

    RunningJob(MiniCluster cluster, JobID id) {
        this.cluster = cluster;
        this.id = id;
    }

    /** Also the name of its directory among the checkpoints. */
    public String id() {
        return id.toHexString();
    }

    /** Whether it has ended, and why, or is on its way; a cluster that no longer answers counts as failed. */
    public JobStatus status() {
        try {
            return graph().getState();
        } catch (CommandFailed e) {
            LOG.warn("no status", e);
            return JobStatus.FAILED;
        }
    }

    /** What made it fail last, in one line; empty when nothing did. */
    public String failure() {
        var info = graph().getFailureInfo();
        return info == null
                ? ""
                : Waiting.rootMessage(
                        info.getException().deserializeError(getClass().getClassLoader()));
    }

    /** Completes a checkpoint now, on top of the periodic ones; false when that did not succeed in 20 s. */
    public boolean checkpoint() {
        CompletableFuture<Long> done = cluster.triggerCheckpoint(id, CheckpointType.CONFIGURED);
        return Waiting.quietlyOn(done, CHECKPOINT_WITHIN, "a checkpoint did not complete");
    }

    /** Completes a last checkpoint, from which the next start goes on, and ends the job. */
    public void stop() {
        if (status() == JobStatus.RUNNING) {
            checkpoint();
            Waiting.quietlyOn(cluster.cancelJob(id), ANSWER_WITHIN, "the job is still being cancelled");
            Waiting.quietlyOn(cluster.requestJobResult(id), ANSWER_WITHIN, "the job has not ended yet");
        }
    }

    void awaitRunning() {
        long deadline = System.nanoTime() + RUN_WITHIN.toNanos();
        while (!allTasksRun(graph())) {
            JobStatus now = status();
            if (now.isGloballyTerminalState() || System.nanoTime() > deadline) {
                throw new CommandFailed("the job did not start, it is " + now + ": " + failure());
            }
            Waiting.pause(LOOK_EVERY);
        }
    }

    private AccessExecutionGraph graph() {
        return Waiting.on(cluster.getExecutionGraph(id), ANSWER_WITHIN, "Flink does not answer");
    }

    /** A job that is still being initialised has no tasks that could not run. */
    private static boolean allTasksRun(AccessExecutionGraph graph) {
        return graph.getState() == JobStatus.RUNNING
                && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
                        .allMatch(task -> task.getExecutionState() == ExecutionState.RUNNING);
    }
}
