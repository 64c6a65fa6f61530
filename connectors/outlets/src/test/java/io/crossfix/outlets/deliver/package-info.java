@NullMarked
package io.crossfix.outlets.deliver;

import org.jspecify.annotations.NullMarked;
