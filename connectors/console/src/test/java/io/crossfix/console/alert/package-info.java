/** What is told of alerts, each part alone. */
@NullMarked
package io.crossfix.console.alert;

import org.jspecify.annotations.NullMarked;
