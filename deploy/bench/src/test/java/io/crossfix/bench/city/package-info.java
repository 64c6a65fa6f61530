/** Tests of the synthetic city. */
@NullMarked
package io.crossfix.bench.city;

import org.jspecify.annotations.NullMarked;
