/** For the tests of {@code io.crossfix.kubernetes}: the command line as the containers call it. */
@NullMarked
package io.crossfix.cli;

import org.jspecify.annotations.NullMarked;
