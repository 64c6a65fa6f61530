/** What a study found, as figures, text and a page. */
@NullMarked
package io.crossfix.risk.report;

import org.jspecify.annotations.NullMarked;
