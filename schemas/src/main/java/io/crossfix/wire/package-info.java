/** Bytes on the wire: Avro single-object encoding, every released schema, and refusals as values. */
@NullMarked
package io.crossfix.wire;

import org.jspecify.annotations.NullMarked;
