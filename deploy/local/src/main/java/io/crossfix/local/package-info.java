/** Everything in one process: data directory, Flink, the running job, its numbers. */
@NullMarked
package io.crossfix.local;

import org.jspecify.annotations.NullMarked;
