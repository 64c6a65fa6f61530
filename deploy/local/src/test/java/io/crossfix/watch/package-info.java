@NullMarked
package io.crossfix.watch;

import org.jspecify.annotations.NullMarked;
