package io.crossfix.feeds.door;

/** Kafka did not keep what was published: the sender has to send it again. */
public final class NotKept extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message names the topic and the cause, nothing of the payload */
    public NotKept(String message, Throwable cause) {
        super(message, cause);
    }
}
