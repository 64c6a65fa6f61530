@NullMarked
package io.crossfix.local;

import org.jspecify.annotations.NullMarked;
