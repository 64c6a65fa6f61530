/** Drives the console's page in a real browser: for this module's tests, and for whoever starts a whole installation. */
@NullMarked
package io.crossfix.console.browser;

import org.jspecify.annotations.NullMarked;
