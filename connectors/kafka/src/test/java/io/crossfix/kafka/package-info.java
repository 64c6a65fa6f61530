@NullMarked
package io.crossfix.kafka;

import org.jspecify.annotations.NullMarked;
