/** Who may use the console: accounts, passwords, sessions, and what slows down whoever guesses. */
@NullMarked
package io.crossfix.console.account;

import org.jspecify.annotations.NullMarked;
