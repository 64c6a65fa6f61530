/** Limits and the circuit by themselves. */
@NullMarked
package io.crossfix.gateway.intake;

import org.jspecify.annotations.NullMarked;
