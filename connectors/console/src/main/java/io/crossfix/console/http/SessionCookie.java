package io.crossfix.console.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/** The cookie that a session is known by: no script reads it, no other site sends it. */
final class SessionCookie {

    static final String NAME = "crossfix_session";

    private static final int LONGEST = 100;
    private static final int UNTIL_CLOSED = -1;

    private final boolean secure;

    SessionCookie(boolean secure) {
        this.secure = secure;
    }

    @Nullable
    String read(Context context) {
        String value = context.cookie(NAME);
        return value == null || value.length() > LONGEST ? null : value;
    }

    void give(Context context, String id) {
        context.cookie(cookie(id, UNTIL_CLOSED));
    }

    void take(Context context) {
        context.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int maxAge) {
        return new Cookie(NAME, value, "/", maxAge, secure, true, null, SameSite.STRICT);
    }
}
