@NullMarked
package io.crossfix.rule.signature;

import org.jspecify.annotations.NullMarked;
