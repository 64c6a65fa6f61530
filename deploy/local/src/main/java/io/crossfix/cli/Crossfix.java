package io.crossfix.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
            ConsoleCommand.class,
            GatewayCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            FeedsCommand.class,
            HotlistCommand.class,
            TokensCommand.class,
            AlertsCommand.class,
            ReviewCommand.class,
            OutletsCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            RiskCommand.class,
            BacktestCommand.class,
            AuditCommand.class,
            RejectionsCommand.class,
            RetentionCommand.class,
            KafkaCommand.class,
            DoctorCommand.class,
            ProbeCommand.class,
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

    /**
     * Refuses what was typed when it does not hold.
     *
     * @param command whose usage is shown
     * @throws ParameterException with the reason
     */
    static void demand(@Nullable CommandSpec command, boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(command == null ? commandLine() : command.commandLine(), otherwise);
        }
    }
}
