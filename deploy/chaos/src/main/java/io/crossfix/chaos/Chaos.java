package io.crossfix.chaos;

import io.crossfix.local.CommandFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the fault rig. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description =
                "Runs a cluster of real processes on this machine, makes things go wrong, and says what was lost.",
        subcommands = {DrawCommand.class, RunCommand.class, TableCommand.class, SoakCommand.class})
public final class Chaos {

    private Chaos() {}

    /** Exit code 0: nothing lost; 1: something was, or the rig failed; 2: used wrongly. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Chaos());
        line.setExecutionExceptionHandler((failure, command, result) -> {
            if (failure instanceof CommandFailed) {
                System.err.println("chaos: " + failure.getMessage());
                return 1;
            }
            throw failure;
        });
        System.exit(line.execute(arguments));
    }
}
