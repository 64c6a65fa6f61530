/** What the console is told, each part alone. */
@NullMarked
package io.crossfix.desk;

import org.jspecify.annotations.NullMarked;
