/** The benchmark's commands, and what they have in common: load, and watching what comes of it. */
@NullMarked
package io.crossfix.bench;

import org.jspecify.annotations.NullMarked;
