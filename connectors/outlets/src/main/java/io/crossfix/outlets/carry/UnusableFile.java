package io.crossfix.outlets.carry;

/** A file of keys, certificates or secrets that cannot be used. */
public final class UnusableFile extends RuntimeException {

    UnusableFile(String message) {
        super(message);
    }

    UnusableFile(String message, Throwable cause) {
        super(message, cause);
    }
}
