/** What the console is told by the job's own modules: rules, explanations, the risk of places, the health of the streams. */
@NullMarked
package io.crossfix.desk;

import org.jspecify.annotations.NullMarked;
