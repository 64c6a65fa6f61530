package io.crossfix.console;

import io.crossfix.console.account.OpenIdSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How people sign in.
 *
 * @param accounts the account file
 * @param idle a session ends after this time without a request
 * @param longest and after this time in any case
 * @param openId the identity provider; null for passwords
 */
public record SignIn(
        Path accounts,
        Duration idle,
        Duration longest,
        @Nullable OpenIdSettings openId) {

    /** With passwords, for a shift of twelve hours; a quiet night must not sign anybody out who only watches for a while. */
    public static SignIn byPassword(Path accounts) {
        return new SignIn(accounts, Duration.ofHours(4), Duration.ofHours(13), null);
    }
}
