package io.crossfix.console.account;

import java.time.Instant;

/**
 * One person who has signed in.
 *
 * @param account as it is now
 * @param csrf what every change has to bear
 * @param signIn how: "password" or "oidc"
 * @param since when
 */
public record Session(Account account, String csrf, String signIn, Instant since) {

    /** Whether a request bears the right word against forgery. */
    public boolean isBorneBy(String word) {
        return Secrets.areEqual(csrf, word);
    }

    Session of(Account current) {
        return new Session(current, csrf, signIn, since);
    }

    /** Without the words. */
    @Override
    public String toString() {
        return account.account() + " since " + since;
    }
}
