/** What Kafka has to be given before anything runs, written for the tools that give it. */
@NullMarked
package io.crossfix.provisioning;

import org.jspecify.annotations.NullMarked;
