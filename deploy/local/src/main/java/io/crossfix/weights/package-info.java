/** The weights of risk while the job runs: what was published, how the tasks stand to it. */
@NullMarked
package io.crossfix.weights;

import org.jspecify.annotations.NullMarked;
