@NullMarked
package io.crossfix.outlets.carry;

import org.jspecify.annotations.NullMarked;
