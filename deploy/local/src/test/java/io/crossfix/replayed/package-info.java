/** Recorded cities through the feed and the engine, against counts made another way. */
@NullMarked
package io.crossfix.replayed;

import org.jspecify.annotations.NullMarked;
