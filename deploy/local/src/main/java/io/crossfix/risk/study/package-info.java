/** The events of a recording as a study sees them: incidents, covered time, the cells of the city. */
@NullMarked
package io.crossfix.risk.study;

import org.jspecify.annotations.NullMarked;
