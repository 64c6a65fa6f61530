/** The command line: a class for each command, which reads its options and calls the part that does the work. */
@NullMarked
package io.crossfix.cli;

import org.jspecify.annotations.NullMarked;
