/** Live payloads on their way in: who may say what, what was said before, and what becomes of it. */
@NullMarked
package io.crossfix.feeds.door;

import org.jspecify.annotations.NullMarked;
