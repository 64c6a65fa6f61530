/** Does it. */
@NullMarked
package io.crossfix.chaos.nemesis;

import org.jspecify.annotations.NullMarked;
