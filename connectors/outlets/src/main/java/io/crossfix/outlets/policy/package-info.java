/** Which alerts an outlet hears, and what each message is to its receiver. Pure. */
@NullMarked
package io.crossfix.outlets.policy;

import org.jspecify.annotations.NullMarked;
