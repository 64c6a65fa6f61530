@NullMarked
package io.crossfix.outlets;

import org.jspecify.annotations.NullMarked;
