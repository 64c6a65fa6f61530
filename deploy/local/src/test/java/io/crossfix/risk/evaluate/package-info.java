/** Backtests against independent counts and published numbers. */
@NullMarked
package io.crossfix.risk.evaluate;

import org.jspecify.annotations.NullMarked;
