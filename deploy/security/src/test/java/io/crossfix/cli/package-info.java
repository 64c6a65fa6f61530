/** What the command line starts and shows to nobody outside of its package. */
@NullMarked
package io.crossfix.cli;

import org.jspecify.annotations.NullMarked;
