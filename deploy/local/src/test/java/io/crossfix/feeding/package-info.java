@NullMarked
package io.crossfix.feeding;

import org.jspecify.annotations.NullMarked;
