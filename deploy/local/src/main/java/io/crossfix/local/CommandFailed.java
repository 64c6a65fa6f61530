package io.crossfix.local;

/** A command cannot go on for a reason that the person at the keyboard can do something about; one line says which. */
public final class CommandFailed extends RuntimeException {

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
