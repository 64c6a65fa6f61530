/** What an alert looks like to others, format by format. Pure. */
@NullMarked
package io.crossfix.outlets.format;

import org.jspecify.annotations.NullMarked;
