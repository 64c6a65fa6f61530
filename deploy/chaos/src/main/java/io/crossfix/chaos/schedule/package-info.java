/** What goes wrong when, as data. */
@NullMarked
package io.crossfix.chaos.schedule;

import org.jspecify.annotations.NullMarked;
