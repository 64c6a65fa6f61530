@NullMarked
package io.crossfix.probe;

import org.jspecify.annotations.NullMarked;
