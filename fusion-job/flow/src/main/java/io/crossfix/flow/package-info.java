/** The verbs: one thin Flink function per step, around decisions made in {@code model} and {@code rule}. */
@NullMarked
package io.crossfix.flow;

import org.jspecify.annotations.NullMarked;
