package io.crossfix.console.http;

import io.crossfix.console.Binding;
import io.crossfix.console.account.Session;
import io.crossfix.console.account.Sessions;
import io.javalin.http.Context;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one place where it is decided whether a request reaches its route. */
final class Guard {

    private static final int REQUESTS_AT_ONCE = 400;
    private static final int REQUESTS_PER_SECOND = 100;
    private static final Set<String> ALWAYS_ALLOWED = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> hosts;
    private final boolean behindTls;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final RateLimit requests = new RateLimit("requests", REQUESTS_AT_ONCE, REQUESTS_PER_SECOND);

    Guard(Binding binding, Sessions sessions, SessionCookie cookie) {
        this.hosts = new HashSet<>(ALWAYS_ALLOWED);
        binding.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        this.behindTls = binding.behindTls();
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** What holds for every request, also for one without a route. */
    void enter(Context context) {
        SecurityHeaders.of(behindTls).forEach(context::header);
        checkHost(context);
        requests.take(address(context));
    }

    /** The call, when whoever asks may make it. */
    Call admit(Route route, Context context) {
        checkQueries(route, context);
        Session session = session(context);
        checkRole(route, session);
        if (route.changes()) {
            checkOrigin(context);
            checkForgery(route, session, context);
        }
        return new Call(context, session, address(context), route.hasBody() ? Body.read(context) : null);
    }

    private @Nullable Session session(Context context) {
        String id = cookie.read(context);
        return id == null ? null : sessions.find(id).orElse(null);
    }

    // A page of another name that resolves to this machine must not get at the console with the person's cookie.
    private void checkHost(Context context) {
        String host = context.host();
        if (host == null || !hosts.contains(name(host))) {
            throw new HttpRefusal(421, "host", "the console does not answer to this name");
        }
    }

    private static String name(String host) {
        int port = host.lastIndexOf(':');
        boolean hasPort = port > host.lastIndexOf(']');
        return (hasPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }

    private static void checkQueries(Route route, Context context) {
        context.queryParamMap().forEach((name, values) -> {
            if (!route.queries().contains(name)) {
                throw HttpRefusal.badRequest("there is no parameter '" + Shown.value(name) + "' here");
            }
            if (values.size() > 1) {
                throw HttpRefusal.badRequest(name + " must be given once, was given " + values.size() + " times");
            }
        });
    }

    private static void checkRole(Route route, @Nullable Session session) {
        if (route.needs() == Needs.NOTHING) {
            return;
        }
        if (session == null) {
            throw new HttpRefusal(401, "not-signed-in", "sign in first");
        }
        route.needs().role().ifPresent(role -> {
            if (session.account().mustChangePassword()) {
                throw new HttpRefusal(403, "password", "change the one-time password first");
            }
            if (!session.account().may(role)) {
                throw new HttpRefusal(403, "role", "this needs the role " + role.code());
            }
        });
    }

    private void checkOrigin(Context context) {
        String origin = context.header("Origin");
        if (origin != null && !isOwn(origin, context)) {
            throw new HttpRefusal(403, "origin", "this may be asked from the console's own page only");
        }
    }

    private static boolean isOwn(String origin, Context context) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(context.host());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkForgery(Route route, @Nullable Session session, Context context) {
        if (session == null || route.needs() == Needs.NOTHING) {
            return;
        }
        String word = context.header("X-CSRF-Token");
        if (word == null || !session.isBorneBy(word)) {
            throw new HttpRefusal(403, "csrf", "the header X-CSRF-Token must bear the session's word");
        }
    }

    // Only a proxy that we were told of is believed, and only what it added itself: the last entry.
    private String address(Context context) {
        String forwarded = behindTls ? context.header("X-Forwarded-For") : null;
        return forwarded == null
                ? context.ip()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
