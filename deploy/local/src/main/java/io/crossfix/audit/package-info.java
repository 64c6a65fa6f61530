/** Proof that the history of alerts is what was written: a chain over the log, signed checkpoints, their comparison. */
@NullMarked
package io.crossfix.audit;

import org.jspecify.annotations.NullMarked;
