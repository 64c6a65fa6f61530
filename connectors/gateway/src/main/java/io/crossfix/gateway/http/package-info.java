/** The way in by HTTP. */
@NullMarked
package io.crossfix.gateway.http;

import org.jspecify.annotations.NullMarked;
