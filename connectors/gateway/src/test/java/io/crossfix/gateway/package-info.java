/** The gateway over real sockets. */
@NullMarked
package io.crossfix.gateway;

import org.jspecify.annotations.NullMarked;
