/** What was measured, for people and for programs. */
@NullMarked
package io.crossfix.bench.report;

import org.jspecify.annotations.NullMarked;
