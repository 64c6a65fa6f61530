package io.crossfix.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command line, for tests elsewhere. */
public final class CommandLines {

    private CommandLines() {}

    /** Executes arguments; tells the exit code. */
    public static int execute(String... arguments) {
        return Crossfix.commandLine().execute(arguments);
    }

    /**
     * What a command came to.
     *
     * @param code its exit code
     * @param out what it wrote to standard output
     */
    public record Said(int code, String out) {}

    /** Executes arguments; tells what was written too. */
    public static Said said(String... arguments) {
        StringWriter out = new StringWriter();
        int code = Crossfix.commandLine().setOut(new PrintWriter(out)).execute(arguments);
        return new Said(code, out.toString());
    }
}
