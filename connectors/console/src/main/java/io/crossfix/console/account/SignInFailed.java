package io.crossfix.console.account;

/** A sign-in with an identity provider came to nothing; the message tells why and may be shown. */
public final class SignInFailed extends RuntimeException {

    SignInFailed(String message) {
        super(message, null, false, false);
    }
}
