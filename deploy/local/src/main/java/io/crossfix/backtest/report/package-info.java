/** What a backtest found, as figures, and those figures as text, JSON and a page. */
@NullMarked
package io.crossfix.backtest.report;

import org.jspecify.annotations.NullMarked;
