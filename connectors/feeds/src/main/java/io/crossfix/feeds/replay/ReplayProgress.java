package io.crossfix.feeds.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a replay has come. Told on the replay's own thread between two observations, so whoever flushes the publisher
 * there may keep {@code position} as the place to go on from after a crash.
 *
 * @param position observations published so far, those of earlier runs included
 * @param total observations that there are
 * @param at where the replay stands in the recording
 * @param remaining estimate of what is left, on the clock
 */
public record ReplayProgress(long position, long total, Instant at, Duration remaining) {}
