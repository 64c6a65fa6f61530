/** Who may do what on Kafka: one list, from which the access control lists are made. */
@NullMarked
package io.crossfix.kafka.access;

import org.jspecify.annotations.NullMarked;
