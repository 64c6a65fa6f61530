package io.crossfix.rejections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rejections are wanted.
 *
 * @param source topic, feed or file, with or without the prefix of topics; null for all
 * @param prefix begins the names of topics
 * @param reason the closed reason; null for all
 * @param since when they were refused at the earliest; null for any time
 * @param until when they were refused before; null for any time
 */
public record RejectionFilter(
        @Nullable String source,
        String prefix,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant until) {

    boolean takes(RejectedRecord rejected) {
        return (source == null
                        || rejected.source().equals(source)
                        || rejected.source().equals(prefix + source))
                && (reason == null || rejected.reason().equals(reason))
                && (since == null || !rejected.rejectedAt().isBefore(since))
                && (until == null || rejected.rejectedAt().isBefore(until));
    }
}
