@NullMarked
package io.crossfix.queue;

import org.jspecify.annotations.NullMarked;
