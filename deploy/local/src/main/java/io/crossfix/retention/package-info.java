/** How long anything is kept: what is allowed, what is set, and what is really there. */
@NullMarked
package io.crossfix.retention;

import org.jspecify.annotations.NullMarked;
