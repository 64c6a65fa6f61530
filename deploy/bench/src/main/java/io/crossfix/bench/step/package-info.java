/** What each step of an observation's way costs alone, by JMH. */
@NullMarked
package io.crossfix.bench.step;

import org.jspecify.annotations.NullMarked;
