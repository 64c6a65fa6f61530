package io.crossfix.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line's root. Exit codes: 0 done, 1 failed, 2 used wrongly. */
@Command(
        name = "crossfix",
        description =
                "Fuses gunshot detections, plate reads, emergency calls and camera events into alerts for people.",
        version = "crossfix 0.1.0",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        showDefaultValues = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:failed; the reason is on standard error", "2:used wrongly"},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            AlertsCommand.class,
            ReviewCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            BacktestCommand.class,
            DoctorCommand.class,
            WarmUpCommand.class
        })
public final class Crossfix {

    private Crossfix() {}

    public static void main(String[] arguments) {
        StopSignal.install();
        int code = commandLine().execute(arguments);
        StopSignal.finished(code);
        System.exit(code);
    }

    /** The whole command line, ready to execute arguments. */
    static CommandLine commandLine() {
        return new CommandLine(new Crossfix())
                .setExecutionExceptionHandler(new PlainErrors())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
