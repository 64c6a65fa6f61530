/** The way in by MQTT 5. */
@NullMarked
package io.crossfix.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
