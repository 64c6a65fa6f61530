/** Backtests against independent counts and published numbers. */
@NullMarked
package io.crossfix.backtest;

import org.jspecify.annotations.NullMarked;
