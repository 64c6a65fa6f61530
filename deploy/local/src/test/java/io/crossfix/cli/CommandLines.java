package io.crossfix.cli;

/** The command line, for tests elsewhere. */
public final class CommandLines {

    private CommandLines() {}

    /** Executes arguments; tells the exit code. */
    public static int execute(String... arguments) {
        return Crossfix.commandLine().execute(arguments);
    }
}
