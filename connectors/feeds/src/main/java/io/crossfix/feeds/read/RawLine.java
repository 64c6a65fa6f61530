package io.crossfix.feeds.read;

import io.crossfix.wire.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The bytes between two line ends.
 *
 * @param number line in the file, from 1
 * @param bytes without the line end
 * @param fault why they are not the whole line, null when they are
 */
record RawLine(long number, byte[] bytes, @Nullable Refusal fault) {}
