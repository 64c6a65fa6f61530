package io.crossfix.gateway.intake;

/** Why a payload was not taken this time; it may be sent again. Carries nothing of the payload. */
public final class Untaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What stood in the way. */
    public enum Cause {
        /** Too many payloads or bytes wait for Kafka. */
        BUSY,
        /** Kafka did not keep an earlier payload, and no probe is due. */
        CIRCUIT_OPEN,
        /** Kafka did not keep it, or not in time. */
        NOT_KEPT,
        /** The door failed in a way that it should not; the log says where. */
        DOOR_FAILED
    }

    private final Cause cause;

    /** Has no stack trace: it is an answer. */
    public Untaken(Cause cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    /** What stood in the way. */
    public Cause why() {
        return cause;
    }
}
