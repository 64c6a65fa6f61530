@NullMarked
package io.crossfix.chaos;

import org.jspecify.annotations.NullMarked;
