/** The wiring: what flows where, with which settings. */
@NullMarked
package io.crossfix.job;

import org.jspecify.annotations.NullMarked;
