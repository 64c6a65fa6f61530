/** Trying a format on samples: what comes out, what was expected, what is never read. */
@NullMarked
package io.crossfix.feeds.conform;

import org.jspecify.annotations.NullMarked;
