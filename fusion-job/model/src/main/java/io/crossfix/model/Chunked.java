package io.crossfix.model;

import org.jspecify.annotations.Nullable;

/**
 * State of one key that is kept as many small chunks of bytes, so that a change rewrites only its chunk, and that lives
 * in memory between checkpoints.
 */
public interface Chunked {

    /** Hands over every chunk that changed since the last call, and forgets that it did. */
    void drainChanges(ChunkSink sink);

    /** How many things it holds: the measure by which memory is bounded. */
    int weight();

    /** Where chunks are read from. */
    interface ChunkSource {

        /** The chunk under a number, or null. */
        byte @Nullable [] read(long chunk);
    }

    /** Where changed chunks go. */
    interface ChunkSink {

        /** Writes the chunk under a number; null removes it. */
        void write(long chunk, byte @Nullable [] bytes);
    }
}
