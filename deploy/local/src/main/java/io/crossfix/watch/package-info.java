/** What a person at a terminal sees: alerts, the status line, the summary. */
@NullMarked
package io.crossfix.watch;

import org.jspecify.annotations.NullMarked;
