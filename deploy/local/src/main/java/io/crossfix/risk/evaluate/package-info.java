/** Frozen rates replayed over held-out weeks, and how well they did. */
@NullMarked
package io.crossfix.risk.evaluate;

import org.jspecify.annotations.NullMarked;
