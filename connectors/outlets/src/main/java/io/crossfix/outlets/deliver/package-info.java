/** Messages that arrive at least once, in order, and are known to have. */
@NullMarked
package io.crossfix.outlets.deliver;

import org.jspecify.annotations.NullMarked;
