/** The queue of alerts from a terminal: to read it, to answer it. */
@NullMarked
package io.crossfix.queue;

import org.jspecify.annotations.NullMarked;
