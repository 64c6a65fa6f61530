package io.crossfix.cli;

import io.crossfix.doctor.FlinkChecks;
import io.crossfix.doctor.ProductionStart;
import io.crossfix.kafka.EmptyState;
import io.crossfix.kafka.access.Part;
import io.crossfix.local.FusionProgram;
import io.crossfix.settings.Installation;
import io.crossfix.settings.Profile;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * The job's entry on a Flink cluster, in application mode or by submission: {@code FusionMain --config crossfix.yaml}.
 * Whatever Flink itself is to do (checkpoints, parallelism, state backend) stands in the cluster's own configuration; in the
 * profile {@code production} it is judged before anything starts.
 */
public final class FusionMain {

    private static final Logger LOG = LoggerFactory.getLogger(FusionMain.class);

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The crossfix.yaml.")
    private Path config = Path.of("crossfix.yaml");

    @Option(
            names = "--allow-empty-state",
            description = "Start even if the job has read before and remembers nothing of it (profile production).")
    private boolean allowEmptyState;

    private FusionMain() {}

    /**
     * Builds the job and executes it.
     *
     * @throws Exception when the settings are wrong or the job fails; Flink reports it
     */
    public static void main(String[] arguments) throws Exception {
        FusionMain main = new FusionMain();
        new CommandLine(main).parseArgs(arguments);
        main.run();
    }

    private void run() throws Exception {
        Installation installation = Installation.read(config);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration flink = Configuration.fromMap(env.getConfiguration().toMap());
        ProductionStart.demand(
                installation, Part.JOB.rights().touched(), FlinkChecks.of(flink), line -> LOG.warn("{}", line));
        sayWhereFrom(flink);
        FusionProgram.build(env, installation.kafka().access(), installation.fusion(), emptyState(installation));
        env.execute(FusionProgram.NAME);
    }

    private EmptyState emptyState(Installation installation) {
        boolean refused = installation.profile() == Profile.PRODUCTION && !allowEmptyState;
        return refused ? EmptyState.REFUSED : EmptyState.ALLOWED;
    }

    /** What high availability knows of the job goes before all of this, and is not known here; the job's own line tells. */
    private static void sayWhereFrom(Configuration flink) {
        String named = flink.getOptional(StateRecoveryOptions.SAVEPOINT_PATH).orElse("");
        LOG.info(
                "{}; unless high availability has a later checkpoint of this job",
                named.isEmpty() ? "no savepoint is named to start from" : "to be restored from " + named);
    }
}
