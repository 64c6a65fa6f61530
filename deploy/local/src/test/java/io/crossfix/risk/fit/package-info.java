/** Backtests against independent counts and published numbers. */
@NullMarked
package io.crossfix.risk.fit;

import org.jspecify.annotations.NullMarked;
