/** How a message gets there: HTTP, TCP, TLS. */
@NullMarked
package io.crossfix.outlets.carry;

import org.jspecify.annotations.NullMarked;
