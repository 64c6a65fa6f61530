@NullMarked
package io.crossfix.outlets.format;

import org.jspecify.annotations.NullMarked;
