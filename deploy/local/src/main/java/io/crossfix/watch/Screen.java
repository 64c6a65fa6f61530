package io.crossfix.watch;

import java.io.PrintStream;

/**
 * The two streams of a command: data on standard output, everything else on standard error.
 *
 * <p>On a terminal the status line is rewritten in place, and other lines appear above it.
 */
public final class Screen {

    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private String status = "";

    /** @param terminal whether standard error is a terminal that understands ANSI control sequences */
    public Screen(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** The process's own streams; the starting script knows whether there is a terminal. */
    public static Screen ofProcess() {
        return new Screen(System.out, System.err, Boolean.getBoolean("crossfix.terminal"));
    }

    /** Whether the status line is rewritten in place. */
    public boolean isTerminal() {
        return terminal;
    }

    /** A line of data. */
    public synchronized void data(String line) {
        above(out, line);
    }

    /** A line about the command itself. */
    public synchronized void say(String line) {
        above(err, line);
    }

    /** How things stand now; replaces the last status on a terminal, is a line of its own elsewhere. */
    public synchronized void status(String line) {
        if (terminal) {
            status = line;
            err.print(ERASE_LINE + line);
            err.flush();
        } else {
            err.println(line);
        }
    }

    private void above(PrintStream stream, String line) {
        if (terminal) {
            err.print(ERASE_LINE);
            err.flush();
        }
        stream.println(line);
        stream.flush();
        if (terminal && !status.isEmpty()) {
            err.print(status);
            err.flush();
        }
    }

    /** Leaves the last status where it is and goes on below it. */
    public synchronized void endStatus() {
        if (terminal && !status.isEmpty()) {
            err.println();
            status = "";
        }
    }
}
