package io.crossfix.local;

import io.crossfix.job.FusionSettings;
import io.crossfix.job.FusionTopology;
import io.crossfix.job.Ports;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink in this process for runs that come to an end: state on the heap, no checkpoints, no second try. One run after the
 * other.
 */
public final class BoundedFusion implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration END_WITHIN = Duration.ofHours(24);

    private final EmbeddedFlink flink;
    private final Configuration settings;
    private final RunningNumbers numbers;

    private BoundedFusion(EmbeddedFlink flink, Configuration settings, RunningNumbers numbers) {
        this.flink = flink;
        this.settings = settings;
        this.numbers = numbers;
    }

    /**
     * Starts Flink without a job.
     *
     * @param parallelism subtasks of every step, from 1
     * @throws CommandFailed when it does not start
     */
    public static BoundedFusion start(int parallelism) {
        String name = "bounded-" + UUID.randomUUID();
        RunningNumbers numbers = new RunningNumbers();
        numbers.register(name);
        Configuration settings = FlinkSettings.bounded(parallelism, name);
        return new BoundedFusion(EmbeddedFlink.start(settings), settings, numbers);
    }

    /**
     * Runs the job until its sources have ended and all is worked off.
     *
     * @param meanwhile called about twenty times a second
     * @return the job's numbers of this run alone
     * @throws CommandFailed when it fails
     */
    public Numbers run(Ports ports, FusionSettings fusion, Runnable meanwhile) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        FusionTopology.build(env, ports, fusion);
        Numbers before = numbers.now();
        CompletableFuture<JobResult> ended =
                flink.runToEnd(EmbeddedFlink.submittable(env, settings, "Crossfix backtest"));
        long deadline = System.nanoTime() + END_WITHIN.toNanos();
        while (!ended.isDone()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            Waiting.pause(LOOK_EVERY);
            meanwhile.run();
        }
        JobResult result = Waiting.on(ended, LOOK_EVERY, "the run did not end");
        result.getSerializedThrowable().ifPresent(thrown -> {
            Throwable cause = thrown.deserializeError(getClass().getClassLoader());
            throw new CommandFailed("the run failed: " + Waiting.rootMessage(cause), cause);
        });
        return numbers.now().since(before);
    }

    @Override
    public void close() {
        flink.close();
    }
}
