@NullMarked
package io.crossfix.wire;

import org.jspecify.annotations.NullMarked;
