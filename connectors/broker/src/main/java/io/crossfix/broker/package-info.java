/** One real Kafka broker inside this process. */
@NullMarked
package io.crossfix.broker;

import org.jspecify.annotations.NullMarked;
