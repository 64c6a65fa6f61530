/** The nouns and every decision about them, pure Java: no Flink, no Kafka, no clock. */
@NullMarked
package io.crossfix.model;

import org.jspecify.annotations.NullMarked;
