/** Rules: a YAML text becomes a checked rule, and a rule becomes an answer for one anchor. */
@NullMarked
package io.crossfix.rule;

import org.jspecify.annotations.NullMarked;
