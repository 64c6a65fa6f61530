/** Tests of the benchmark's bookkeeping. */
@NullMarked
package io.crossfix.bench;

import org.jspecify.annotations.NullMarked;
