/** Accounts, sessions and what slows guessing down, with a clock that goes when told. */
@NullMarked
package io.crossfix.console.account;

import org.jspecify.annotations.NullMarked;
