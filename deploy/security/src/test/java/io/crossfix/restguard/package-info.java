@NullMarked
package io.crossfix.restguard;

import org.jspecify.annotations.NullMarked;
