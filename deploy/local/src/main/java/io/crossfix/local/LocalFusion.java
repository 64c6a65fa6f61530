package io.crossfix.local;

import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.metrics.prometheus.PageReporter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flink and the job in this process, their state below one data directory; Kafka is wherever it is. */
public final class LocalFusion implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalFusion.class);

    private final EmbeddedFlink flink;
    private final Configuration settings;
    private final Checkpoints checkpoints;
    private final RunningNumbers numbers;
    private final String name;

    private LocalFusion(
            EmbeddedFlink flink, Configuration settings, Checkpoints checkpoints, RunningNumbers numbers, String name) {
        this.name = name;
        this.flink = flink;
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.numbers = numbers;
    }

    /**
     * Starts Flink without a job.
     *
     * @param parallelism subtasks of every step, from 1
     * @throws CommandFailed when it does not start
     */
    public static LocalFusion start(DataDirectory data, int parallelism) {
        RunningNumbers numbers = new RunningNumbers();
        numbers.register(data.toString());
        Configuration settings = FlinkSettings.in(data, parallelism, data.toString());
        Checkpoints checkpoints = new Checkpoints(data.checkpoints());
        return new LocalFusion(EmbeddedFlink.start(settings), settings, checkpoints, numbers, data.toString());
    }

    /**
     * Starts the job from the newest complete checkpoint, or from nothing when there is none.
     *
     * @param fusion rules and weights to start with, and what else there is to be told
     * @throws CommandFailed when it does not come to run
     */
    public RunningJob run(KafkaSettings kafka, FusionSettings fusion) {
        return run(FusionProgram.NAME, env -> FusionProgram.build(env, kafka, fusion));
    }

    /**
     * Starts another job in its place, likewise: one that it is compared with.
     *
     * @param jobName its name in Flink
     * @param graph builds it into an environment
     * @throws CommandFailed when it does not come to run
     */
    public RunningJob run(String jobName, Consumer<StreamExecutionEnvironment> graph) {
        LOG.info("{}", origin());
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        graph.accept(env);
        return flink.run(EmbeddedFlink.submittable(env, settings, jobName));
    }

    /** What a job begins with, for people. */
    public String origin() {
        return settings.getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
                .map(path -> "restored from " + path + ", checkpoint id " + Checkpoints.number(path))
                .orElse("started with empty state");
    }

    /** The job's numbers now. */
    public Numbers numbers() {
        return numbers.now();
    }

    /** All metrics of Flink and of the job now, as Prometheus reads them (text format 0.0.4). */
    public byte[] metrics() {
        return PageReporter.text(name);
    }

    /** Deletes what earlier jobs left behind, once this one can stand on a checkpoint of its own. */
    public void forgetEarlierThan(RunningJob job) {
        if (checkpoints.hasComplete(job.id())) {
            checkpoints.keepOnly(job.id());
        }
    }

    @Override
    public void close() {
        flink.close();
    }
}
