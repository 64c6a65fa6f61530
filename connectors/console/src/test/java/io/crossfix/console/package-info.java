/** The console against a real broker in this process. */
@NullMarked
package io.crossfix.console;

import org.jspecify.annotations.NullMarked;
