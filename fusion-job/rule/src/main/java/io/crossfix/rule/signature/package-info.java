/** Who has approved a rule: what is signed, by which keys, and which of several signed records of a rule counts. */
@NullMarked
package io.crossfix.rule.signature;

import org.jspecify.annotations.NullMarked;
