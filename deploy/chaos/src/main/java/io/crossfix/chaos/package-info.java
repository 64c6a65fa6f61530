/** The fault rig: a cluster of real processes on one machine, faults from a seed, an oracle. */
@NullMarked
package io.crossfix.chaos;

import org.jspecify.annotations.NullMarked;
