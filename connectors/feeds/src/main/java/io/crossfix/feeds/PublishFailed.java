package io.crossfix.feeds;

/** Something that was published did not reach its outlet. */
public final class PublishFailed extends RuntimeException {

    /** @param message names the outlet and what it refused */
    public PublishFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
