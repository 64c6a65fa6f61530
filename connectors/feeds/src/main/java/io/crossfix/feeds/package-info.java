/** Doors for observations: files and vendors' payloads in, Avro records out. */
@NullMarked
package io.crossfix.feeds;

import org.jspecify.annotations.NullMarked;
