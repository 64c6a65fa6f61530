package io.crossfix.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Where a test types commands, and reads what they print. */
final class Terminal {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Executes arguments; tells the exit code. */
    int execute(String... arguments) {
        return Crossfix.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** What was printed since the last call. */
    String said() {
        String said = out.toString();
        out.getBuffer().setLength(0);
        return said;
    }

    /** Everything that was written to standard error. */
    String complaints() {
        return err.toString();
    }
}
