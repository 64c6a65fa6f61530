/** The network between them. */
@NullMarked
package io.crossfix.chaos.net;

import org.jspecify.annotations.NullMarked;
