package io.crossfix.feeds;

/** A file that cannot be used with its mapping at all: said before anything of it is published. */
public final class UnusableSource extends Exception {

    /** @param message names the file, what is wrong with it and what would help */
    public UnusableSource(String message) {
        super(message);
    }

    /** The same, with what lies behind it. */
    public UnusableSource(String message, Throwable cause) {
        super(message, cause);
    }
}
