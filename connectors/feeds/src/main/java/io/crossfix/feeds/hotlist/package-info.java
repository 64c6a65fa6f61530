/** Plates that somebody looks for: tokenised by a command of its own, matched by token at the door. */
@NullMarked
package io.crossfix.feeds.hotlist;

import org.jspecify.annotations.NullMarked;
