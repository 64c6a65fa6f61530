@NullMarked
package io.crossfix.chaos.oracle;

import org.jspecify.annotations.NullMarked;
