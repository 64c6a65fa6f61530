/** Checks of a machine, a configuration and a cluster before anything is started on them. */
@NullMarked
package io.crossfix.doctor;

import org.jspecify.annotations.NullMarked;
