@NullMarked
package io.crossfix.cli;

import org.jspecify.annotations.NullMarked;
