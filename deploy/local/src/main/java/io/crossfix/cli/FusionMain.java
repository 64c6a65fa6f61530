package io.crossfix.cli;

import io.crossfix.local.FusionProgram;
import io.crossfix.settings.Installation;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * The job's entry on a Flink cluster, in application mode or by submission: {@code FusionMain --config crossfix.yaml}.
 * Whatever Flink itself is to do (checkpoints, parallelism, state backend) stands in the cluster's own configuration.
 */
public final class FusionMain {

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The crossfix.yaml.")
    private Path config = Path.of("crossfix.yaml");

    private FusionMain() {}

    /**
     * Builds the job and executes it.
     *
     * @throws Exception when the settings are wrong or the job fails; Flink reports it
     */
    public static void main(String[] arguments) throws Exception {
        FusionMain main = new FusionMain();
        new CommandLine(main).parseArgs(arguments);
        Installation installation = Installation.read(main.config);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FusionProgram.build(env, installation.kafka().access(), installation.fusion());
        env.execute(FusionProgram.NAME);
    }
}
