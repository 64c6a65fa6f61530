/** Intervals and ratios of counts. */
@NullMarked
package io.crossfix.backtest.statistics;

import org.jspecify.annotations.NullMarked;
