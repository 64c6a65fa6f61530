/** What the history says of how alerts were answered: figures, and how they are written. */
@NullMarked
package io.crossfix.audit.report;

import org.jspecify.annotations.NullMarked;
