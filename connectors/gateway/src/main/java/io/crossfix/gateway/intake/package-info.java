/** What every way in has in common: limits, the circuit before Kafka, numbers. */
@NullMarked
package io.crossfix.gateway.intake;

import org.jspecify.annotations.NullMarked;
