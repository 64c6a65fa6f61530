/** The gateway, killed. */
@NullMarked
package io.crossfix.bench.gateway;

import org.jspecify.annotations.NullMarked;
