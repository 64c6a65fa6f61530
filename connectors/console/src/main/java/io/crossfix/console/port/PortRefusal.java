package io.crossfix.console.port;

/** A question that cannot be answered as it was asked; the message names what does not do, and may be shown. */
public final class PortRefusal extends RuntimeException {

    /** Refused for this reason. */
    public PortRefusal(String message) {
        super(message, null, false, false);
    }
}
