/**
 * A seeded city night: all four streams with the errors and delays of real sensors, and the truth beside them. Rates,
 * lags and probabilities with their sources: docs/simulate.md.
 */
@NullMarked
package io.crossfix.feeds.simulate;

import org.jspecify.annotations.NullMarked;
