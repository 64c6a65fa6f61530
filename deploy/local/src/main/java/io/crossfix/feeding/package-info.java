/** Feeds that run inside a command: what they publish, how far they are, where they go on after a stop. */
@NullMarked
package io.crossfix.feeding;

import org.jspecify.annotations.NullMarked;
