/** The workload "fusion-1" as a good engineer writes it with Flink CEP alone: what Crossfix is compared with. */
@NullMarked
package io.crossfix.bench.plain;

import org.jspecify.annotations.NullMarked;
