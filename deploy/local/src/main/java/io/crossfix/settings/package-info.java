/** What an installation sets in its {@code crossfix.yaml}. */
@NullMarked
package io.crossfix.settings;

import org.jspecify.annotations.NullMarked;
