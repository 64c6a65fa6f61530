/** What the risk of places costs: processor time, allocation and state. */
@NullMarked
package io.crossfix.bench.risk;

import org.jspecify.annotations.NullMarked;
