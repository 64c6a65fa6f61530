@NullMarked
package io.crossfix.audit;

import org.jspecify.annotations.NullMarked;
