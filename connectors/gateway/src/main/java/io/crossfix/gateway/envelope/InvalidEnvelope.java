package io.crossfix.gateway.envelope;

/** An envelope that is no CloudEvent 1.0; the message says why and repeats nothing of it. */
public final class InvalidEnvelope extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidEnvelope(String message) {
        super(message, null, false, false);
    }
}
