/** Reports as files: JSON for programs, pages for browsers. */
@NullMarked
package io.crossfix.report;

import org.jspecify.annotations.NullMarked;
