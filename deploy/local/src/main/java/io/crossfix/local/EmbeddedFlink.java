package io.crossfix.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A whole Flink cluster inside this process, for one job. */
public final class EmbeddedFlink implements AutoCloseable {

    private static final Duration SUBMIT_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final MiniCluster cluster;

    private EmbeddedFlink(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Starts a cluster without a job.
     *
     * @throws CommandFailed when it does not start
     */
    public static EmbeddedFlink start(Configuration settings) {
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.get(TaskManagerOptions.NUM_TASK_SLOTS))
                .build());
        try {
            cluster.start();
            return new EmbeddedFlink(cluster);
        } catch (Exception e) {
            Waiting.quietlyOn(cluster.closeAsync(), STOP_WITHIN, "Flink did not clear up after a failed start");
            throw new CommandFailed("Flink did not start: " + Waiting.rootMessage(e), e);
        }
    }

    /** What Flink's own executors do to a graph before they submit it: an id, where to restore from, closed functions. */
    static StreamGraph submittable(StreamExecutionEnvironment env, Configuration settings, String name) {
        try {
            StreamGraph graph = PipelineExecutorUtils.getStreamGraph(env.getStreamGraph(), settings);
            graph.setJobName(name);
            graph.serializeUserDefinedInstances();
            return graph;
        } catch (Exception e) {
            throw new CommandFailed("the job could not be built: " + Waiting.rootMessage(e), e);
        }
    }

    /**
     * Runs a job; returns when all of its tasks run.
     *
     * @throws CommandFailed when it does not come to run
     */
    public RunningJob run(StreamGraph graph) {
        var accepted = Waiting.on(cluster.submitJob(graph), SUBMIT_WITHIN, "the job was not accepted");
        RunningJob job = new RunningJob(cluster, accepted.getJobID());
        job.awaitRunning();
        return job;
    }

    /**
     * Runs a job whose sources end.
     *
     * @return done when the job has ended, whether well or not
     * @throws CommandFailed when it is not accepted
     */
    CompletableFuture<JobResult> runToEnd(StreamGraph graph) {
        var accepted = Waiting.on(cluster.submitJob(graph), SUBMIT_WITHIN, "the job was not accepted");
        return cluster.requestJobResult(accepted.getJobID());
    }

    /** Ends whatever runs and the cluster with it; checkpoints stay. */
    @Override
    public void close() {
        Waiting.quietlyOn(cluster.closeAsync(), STOP_WITHIN, "Flink is still stopping; left to itself");
    }
}
