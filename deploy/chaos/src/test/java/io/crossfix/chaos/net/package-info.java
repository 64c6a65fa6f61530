@NullMarked
package io.crossfix.chaos.net;

import org.jspecify.annotations.NullMarked;
