/** Backtests against independent counts and published numbers. */
@NullMarked
package io.crossfix.risk.study;

import org.jspecify.annotations.NullMarked;
