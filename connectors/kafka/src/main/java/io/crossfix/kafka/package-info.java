/** The doors to Kafka: what stands on which topic, records in as arrivals, records out as bytes, and the clock. */
@NullMarked
package io.crossfix.kafka;

import org.jspecify.annotations.NullMarked;
