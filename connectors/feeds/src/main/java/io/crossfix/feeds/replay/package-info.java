/** Recorded rows published again: in order, at a chosen speed, resumable, with every row accounted for. */
@NullMarked
package io.crossfix.feeds.replay;

import org.jspecify.annotations.NullMarked;
