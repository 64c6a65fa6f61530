package io.crossfix.feeds;

import io.crossfix.wire.Refusal;

/**
 * A line or payload that no record could be made of.
 *
 * @param source file or endpoint it came from
 * @param position line or sequence number within the source, from 1
 * @param bytes the original
 * @param refusal why
 */
public record FeedRejection(String source, long position, byte[] bytes, Refusal refusal) {}
