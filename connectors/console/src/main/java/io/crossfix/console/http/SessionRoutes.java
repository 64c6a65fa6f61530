package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.ConsoleSettings;
import io.crossfix.console.account.Account;
import io.crossfix.console.account.Accounts;
import io.crossfix.console.account.Lockout;
import io.crossfix.console.account.Role;
import io.crossfix.console.account.Session;
import io.crossfix.console.account.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing in and out, and what the page has to know of whoever did. */
final class SessionRoutes {

    private static final String PATH = "/api/session";
    private static final int FAILURES_OF_AN_ACCOUNT = 5;
    private static final int FAILURES_OF_AN_ADDRESS = 20;

    private final ConsoleSettings settings;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final PageSettings page;
    private final Lockout byAccount;
    private final Lockout byAddress;

    SessionRoutes(ConsoleSettings settings, Accounts accounts, Sessions sessions, SessionCookie cookie, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookie = cookie;
        this.page = new PageSettings(settings);
        this.byAccount = new Lockout(clock, FAILURES_OF_AN_ACCOUNT);
        this.byAddress = new Lockout(clock, FAILURES_OF_AN_ADDRESS);
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, Needs.NOTHING, this::tell),
                Route.post(PATH, Needs.NOTHING, this::signIn),
                Route.delete(PATH, Needs.SESSION, this::signOut),
                Route.post(PATH + "/password", Needs.SESSION, this::changePassword));
    }

    private Answer tell(Call call) {
        if (!call.isSignedIn()) {
            throw new HttpRefusal(401, "not-signed-in", "sign in first")
                    .with("signIn", JsonNodeFactory.instance.textNode(way()));
        }
        return Answer.ok(view(call.session()));
    }

    private String way() {
        return settings.signIn().openId() == null ? "password" : "oidc";
    }

    private Answer signIn(Call call) {
        if (settings.signIn().openId() != null) {
            throw new HttpRefusal(409, "oidc", "sign in with the identity provider");
        }
        String name = call.body().text("account", 64);
        String password = call.body().secret("password");
        call.body().allKnown();
        checkWait(name, call.address());
        Optional<Account> account = accounts.authenticate(name, password);
        if (account.isEmpty()) {
            byAccount.failed(name);
            byAddress.failed(call.address());
            throw new HttpRefusal(401, "wrong", "account or password is wrong");
        }
        byAccount.succeeded(name);
        return Answer.ok(view(open(call, account.get(), "password")));
    }

    private void checkWait(String account, String address) {
        Duration ofAccount = byAccount.wait(account);
        Duration ofAddress = byAddress.wait(address);
        Duration wait = ofAccount.compareTo(ofAddress) > 0 ? ofAccount : ofAddress;
        if (!wait.isZero()) {
            long seconds = wait.toSeconds() + 1;
            throw HttpRefusal.tooMany("too many wrong passwords; try again in " + seconds + " s", seconds);
        }
    }

    /** Opens a session under a new id; the one that was there before ends. */
    Session open(Call call, Account account, String how) {
        end(call);
        String id = sessions.open(account, how);
        cookie.give(call.context(), id);
        return sessions.find(id).orElseThrow();
    }

    private Answer signOut(Call call) {
        end(call);
        cookie.take(call.context());
        return Answer.nothing();
    }

    private void end(Call call) {
        String old = cookie.read(call.context());
        if (old != null) {
            sessions.close(old);
        }
    }

    private Answer changePassword(Call call) {
        Account account = call.account();
        String old = call.body().secret("old");
        String fresh = call.body().secret("new");
        call.body().allKnown();
        checkWait(account.account(), call.address());
        if (!changed(account, old, fresh)) {
            byAccount.failed(account.account());
            throw new HttpRefusal(403, "wrong", "the old password is wrong");
        }
        // A new password ends whatever was opened with the old one.
        sessions.closeAll(account.account());
        return Answer.ok(view(open(call, accounts.find(account.account()).orElseThrow(), "password")));
    }

    private boolean changed(Account account, String old, String fresh) {
        try {
            return accounts.changePassword(account.account(), old, fresh);
        } catch (IllegalArgumentException e) {
            throw HttpRefusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode view(Session session) {
        Account account = session.account();
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("account", account.account()).put("name", account.name());
        ArrayNode roles = view.putArray("roles");
        account.roles().stream().sorted().map(Role::code).forEach(roles::add);
        ArrayNode desks = view.putArray("desks");
        account.desks().stream().sorted().forEach(desks::add);
        view.put("csrf", session.csrf())
                .put("signIn", session.signIn())
                .put("mustChangePassword", account.mustChangePassword());
        page.addTo(view);
        return view;
    }
}
