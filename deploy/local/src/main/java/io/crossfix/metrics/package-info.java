/** Numbers of this process, for Prometheus. */
@NullMarked
package io.crossfix.metrics;

import org.jspecify.annotations.NullMarked;
