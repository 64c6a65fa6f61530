/** Plates, callers and other identifiers become keyed tokens here; the plain text goes no further. */
@NullMarked
package io.crossfix.feeds.token;

import org.jspecify.annotations.NullMarked;
