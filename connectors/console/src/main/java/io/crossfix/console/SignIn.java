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

    /** With passwords, for a shift of twelve hours. */
    public static SignIn byPassword(Path accounts) {
        return new SignIn(accounts, Duration.ofHours(1), Duration.ofHours(12), null);
    }
}
