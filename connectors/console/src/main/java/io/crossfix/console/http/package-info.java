/** The HTTP interface: its routes, who may take them, and what every answer bears. */
@NullMarked
package io.crossfix.console.http;

import org.jspecify.annotations.NullMarked;
