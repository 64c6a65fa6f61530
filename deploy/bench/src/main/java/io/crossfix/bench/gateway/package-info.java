/** What the gateway takes in, and that it loses nothing of it. */
@NullMarked
package io.crossfix.bench.gateway;

import org.jspecify.annotations.NullMarked;
