/** The web page where people review alerts, and the HTTP interface behind it. */
@NullMarked
package io.crossfix.console;

import org.jspecify.annotations.NullMarked;
