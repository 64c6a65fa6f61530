/** Texts that must come out nowhere, and the search for them. */
@NullMarked
package io.crossfix.canary;

import org.jspecify.annotations.NullMarked;
