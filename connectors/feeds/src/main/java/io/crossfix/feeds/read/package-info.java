/** Files to rows: every line becomes a row or says why it is none, and nothing a file holds stops the reading. */
@NullMarked
package io.crossfix.feeds.read;

import org.jspecify.annotations.NullMarked;
