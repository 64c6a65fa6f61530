/** The job over a recording in memory: one source in the order of events, sinks that keep what stands at the end. */
@NullMarked
package io.crossfix.backtest.engine;

import org.jspecify.annotations.NullMarked;
