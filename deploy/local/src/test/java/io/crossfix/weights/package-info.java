@NullMarked
package io.crossfix.weights;

import org.jspecify.annotations.NullMarked;
