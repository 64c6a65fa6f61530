/** Backtests against independent counts and published numbers. */
@NullMarked
package io.crossfix.backtest.report;

import org.jspecify.annotations.NullMarked;
