/** A made-up incident every minute, from Kafka through the job to the alerts: whether people would be told. */
@NullMarked
package io.crossfix.probe;

import org.jspecify.annotations.NullMarked;
