/** What is sent meanwhile, and how long alerts wait. */
@NullMarked
package io.crossfix.chaos.load;

import org.jspecify.annotations.NullMarked;
