@NullMarked
package io.crossfix.broker;

import org.jspecify.annotations.NullMarked;
