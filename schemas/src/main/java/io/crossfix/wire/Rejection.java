package io.crossfix.wire;

/**
 * A record that was not let in, on its way to the rejections topic: original bytes untouched, provenance beside them.
 *
 * @param from where it stood in the log
 * @param bytes the value as it was
 * @param refusal why
 */
public record Rejection(Provenance from, byte[] bytes, Refusal refusal) {}
