package io.crossfix.bench;

import io.crossfix.bench.engine.BenchJob;
import io.crossfix.bench.engine.EngineCommand;
import io.crossfix.bench.gateway.GatewayCommand;
import io.crossfix.bench.gateway.PartCommand;
import io.crossfix.local.Waiting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The benchmark's command line. Exit codes: 0 measured, 1 failed, 2 used wrongly. */
@Command(
        name = "bench",
        description = "Measures how fast Crossfix is on this machine; deploy/bench/README.md says how.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        showDefaultValues = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LatencyCommand.class,
            CpuCommand.class,
            FusionCommand.class,
            RulesCommand.class,
            LiveCommand.class,
            HotCellCommand.class,
            StateCommand.class,
            BacktestCommand.class,
            StormCommand.class,
            RiskCommand.class,
            StepsCommand.class,
            PlotCommand.class,
            GatewayCommand.class,
            PartCommand.class,
            EngineCommand.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        // Threads of a broker or cluster that did not stop in time must not keep the process.
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(BenchJob.class, BenchJob::named)
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    command.getErr()
                            .println("bench: " + thrown.getMessage() + " (" + Waiting.rootMessage(thrown) + ")");
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }
}
