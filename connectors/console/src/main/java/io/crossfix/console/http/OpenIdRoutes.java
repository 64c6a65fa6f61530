package io.crossfix.console.http;

import io.crossfix.console.account.Account;
import io.crossfix.console.account.OpenIdSettings;
import io.crossfix.console.account.OpenIdSignIn;
import io.crossfix.console.account.SignInFailed;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signing in with an identity provider. */
final class OpenIdRoutes {

    // Not strict: the browser comes back from another site. It holds nothing but this attempt's word.
    private static final String ATTEMPT = "crossfix_sign_in";
    private static final String PATH = "/auth/oidc";
    private static final int ATTEMPT_SECONDS = 600;

    // The session's cookie is strict, so the browser does not send it along on the way back; on the page's next step it
    // does.
    private static final String ONWARD = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta http-equiv=\"refresh\" content=\"0;url=/\"><title>Crossfix</title></head>"
            + "<body><a href=\"/\">Go on to the console</a></body></html>";

    private final SessionRoutes sessions;
    private final @Nullable OpenIdSignIn signIn;
    private final boolean secure;

    OpenIdRoutes(@Nullable OpenIdSettings settings, SessionRoutes sessions, boolean secure) {
        this.sessions = sessions;
        this.signIn = settings == null ? null : new OpenIdSignIn(settings);
        this.secure = secure;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH + "/start", Needs.NOTHING, this::start),
                Route.get(
                        PATH + "/callback",
                        Needs.NOTHING,
                        Set.of("code", "state", "error", "error_description", "session_state", "iss"),
                        this::finish));
    }

    private Answer start(Call call) {
        OpenIdSignIn present = Missing.unless(signIn, "an identity provider");
        OpenIdSignIn.Begun begun = tried(present::begin);
        attempt(call.context(), begun.state(), ATTEMPT_SECONDS);
        call.context().redirect(begun.to().toString());
        return Answer.written();
    }

    private Answer finish(Call call) {
        OpenIdSignIn present = Missing.unless(signIn, "an identity provider");
        String state = call.demandedQuery("state", "as the identity provider gives it");
        String code = call.demandedQuery("code", "as the identity provider gives it");
        if (!state.equals(call.context().cookie(ATTEMPT))) {
            throw new HttpRefusal(403, "sign-in", "this sign-in was begun in another browser");
        }
        Account account = tried(() -> present.finish(state, code));
        attempt(call.context(), "", 0);
        sessions.open(call, account, "oidc");
        call.context().contentType("text/html; charset=utf-8").result(ONWARD);
        return Answer.written();
    }

    private void attempt(Context context, String state, int seconds) {
        context.cookie(new Cookie(ATTEMPT, state, PATH, seconds, secure, true, null, SameSite.LAX));
    }

    private static <T> T tried(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (SignInFailed e) {
            throw new HttpRefusal(403, "sign-in", String.valueOf(e.getMessage()));
        }
    }
}
