/** Alerts to other systems. */
@NullMarked
package io.crossfix.outlets;

import org.jspecify.annotations.NullMarked;
