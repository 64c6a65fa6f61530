@NullUnmarked
package io.crossfix.retention;

import org.jspecify.annotations.NullUnmarked;
