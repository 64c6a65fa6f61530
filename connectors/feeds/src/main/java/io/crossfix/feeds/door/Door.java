package io.crossfix.feeds.door;

import java.util.concurrent.CompletionStage;

/** Takes payloads in. Thread-safe. */
public interface Door {

    /**
     * Decodes a payload, checks who says what, and has all of it kept: records in their streams, refusals among the
     * rejections.
     *
     * @return ends when everything is kept; ends with {@link NotKept} when something is not, and then the sender has to
     *     send the payload again, which repeats nothing
     * @throws IllegalArgumentException when there is no such feed
     */
    CompletionStage<Receipt> take(Payload payload);
}
