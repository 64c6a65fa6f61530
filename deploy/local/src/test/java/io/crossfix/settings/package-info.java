@NullMarked
package io.crossfix.settings;

import org.jspecify.annotations.NullMarked;
