/** Backtests against independent counts and published numbers. */
@NullMarked
package io.crossfix.risk.report;

import org.jspecify.annotations.NullMarked;
