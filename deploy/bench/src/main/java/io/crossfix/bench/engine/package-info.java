/** The engine under measurement: Flink and the job in a process of their own, told what to do over standard input. */
@NullMarked
package io.crossfix.bench.engine;

import org.jspecify.annotations.NullMarked;
