/** Rates of incidents fitted to a recording: the dictionary of the NEXT clock, and what it is compared with. */
@NullMarked
package io.crossfix.risk.fit;

import org.jspecify.annotations.NullMarked;
