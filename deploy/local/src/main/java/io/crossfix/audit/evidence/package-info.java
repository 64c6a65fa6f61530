/** Everything about an alert in one signed archive, for whoever must show it elsewhere. */
@NullMarked
package io.crossfix.audit.evidence;

import org.jspecify.annotations.NullMarked;
