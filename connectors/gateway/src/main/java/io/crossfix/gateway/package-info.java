/** The way in for senders: proves who sends, unwraps what they send, and acknowledges what is kept. */
@NullMarked
package io.crossfix.gateway;

import org.jspecify.annotations.NullMarked;
