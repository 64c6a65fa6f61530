/** Rules over recorded data: the very same steps as in production, bounded, at full speed, and what came of it in figures. */
@NullMarked
package io.crossfix.backtest;

import org.jspecify.annotations.NullMarked;
