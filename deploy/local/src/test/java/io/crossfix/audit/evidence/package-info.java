@NullMarked
package io.crossfix.audit.evidence;

import org.jspecify.annotations.NullMarked;
