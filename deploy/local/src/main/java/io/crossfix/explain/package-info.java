/** Why a rule fired or did not: from the alert, or from the observations themselves. */
@NullMarked
package io.crossfix.explain;

import org.jspecify.annotations.NullMarked;
