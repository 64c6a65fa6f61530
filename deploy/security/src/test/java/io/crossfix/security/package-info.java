/** The whole with TLS and access control on: what works, and what is refused. */
@NullMarked
package io.crossfix.security;

import org.jspecify.annotations.NullMarked;
