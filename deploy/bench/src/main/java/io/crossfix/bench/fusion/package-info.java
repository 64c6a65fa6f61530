/** The workload "fusion-1": generator, brute-force reference, and its rules. */
@NullMarked
package io.crossfix.bench.fusion;

import org.jspecify.annotations.NullMarked;
