/** CloudEvents 1.0 around payloads. */
@NullMarked
package io.crossfix.gateway.envelope;

import org.jspecify.annotations.NullMarked;
