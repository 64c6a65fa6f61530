/** Backtests against independent counts and published numbers. */
@NullMarked
package io.crossfix.backtest.statistics;

import org.jspecify.annotations.NullMarked;
