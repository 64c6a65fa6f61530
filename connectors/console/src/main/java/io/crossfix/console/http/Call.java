package io.crossfix.console.http;

import io.crossfix.console.account.Account;
import io.crossfix.console.account.Session;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** One request that has passed the guard. */
public final class Call {

    private final Context context;
    private final @Nullable Session session;
    private final String address;
    private final @Nullable Fields body;

    Call(Context context, @Nullable Session session, String address, @Nullable Fields body) {
        this.context = context;
        this.session = session;
        this.address = address;
        this.body = body;
    }

    /** Who asks; only for routes that need a session. */
    Session session() {
        if (session == null) {
            throw new IllegalStateException("this route needs no session");
        }
        return session;
    }

    boolean isSignedIn() {
        return session != null;
    }

    Account account() {
        return session().account();
    }

    /** Where the request comes from. */
    String address() {
        return address;
    }

    String path(String name) {
        return context.pathParam(name);
    }

    @Nullable
    String query(String name) {
        return context.queryParam(name);
    }

    /** A query parameter that must be given. */
    String demandedQuery(String name, String wanted) {
        String value = query(name);
        if (value == null || value.isBlank()) {
            throw HttpRefusal.badRequest(name + " is needed: " + wanted);
        }
        return value;
    }

    /** A whole number within bounds; the default when it is not given. */
    int number(String name, int byDefault, int least, int most) {
        String value = query(name);
        if (value == null) {
            return byDefault;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of bounds.
        }
        throw HttpRefusal.badRequest(name + " must be a whole number within " + least + " and " + most + ", was '"
                + Shown.value(value) + "'");
    }

    Fields body() {
        if (body == null) {
            throw new IllegalStateException("this route takes no body");
        }
        return body;
    }

    Context context() {
        return context;
    }
}
