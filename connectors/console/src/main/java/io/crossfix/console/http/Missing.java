package io.crossfix.console.http;

import org.jspecify.annotations.Nullable;

/** Views that a deployment does not have. */
final class Missing {

    private Missing() {}

    /** The port, or a refusal that says what is not there. */
    static <T> T unless(@Nullable T port, String what) {
        if (port == null) {
            throw new HttpRefusal(501, "not-there", "this console was started without " + what);
        }
        return port;
    }
}
