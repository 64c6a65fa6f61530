@NullMarked
package io.crossfix.outlets.policy;

import org.jspecify.annotations.NullMarked;
