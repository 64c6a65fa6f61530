/** What was lost, what is there that should not be, what differs. */
@NullMarked
package io.crossfix.chaos.oracle;

import org.jspecify.annotations.NullMarked;
