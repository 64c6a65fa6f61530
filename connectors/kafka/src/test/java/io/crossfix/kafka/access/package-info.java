@NullMarked
package io.crossfix.kafka.access;

import org.jspecify.annotations.NullMarked;
