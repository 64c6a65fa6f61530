@NullMarked
package io.crossfix.metrics;

import org.jspecify.annotations.NullMarked;
