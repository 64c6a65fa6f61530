/** Tests of the workload fusion-1. */
@NullMarked
package io.crossfix.bench.fusion;

import org.jspecify.annotations.NullMarked;
