/** A synthetic city: seeded observations in the order in which they are sent. */
@NullMarked
package io.crossfix.bench.city;

import org.jspecify.annotations.NullMarked;
