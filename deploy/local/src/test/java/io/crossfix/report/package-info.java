/** What the tests of all reports share. */
@NullMarked
package io.crossfix.report;

import org.jspecify.annotations.NullMarked;
