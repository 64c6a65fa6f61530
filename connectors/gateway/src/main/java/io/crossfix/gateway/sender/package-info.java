/** Who sends, and how it is proven. */
@NullMarked
package io.crossfix.gateway.sender;

import org.jspecify.annotations.NullMarked;
