package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.account.Account;
import io.crossfix.console.account.Accounts;
import io.crossfix.console.account.Role;
import io.crossfix.console.account.Sessions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The accounts, for administrators. */
final class AccountRoutes {

    private static final String PATH = "/api/accounts";

    private final Accounts accounts;
    private final Sessions sessions;

    AccountRoutes(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, Needs.ADMINISTRATOR, call -> list()),
                Route.post(PATH, Needs.ADMINISTRATOR, this::create),
                Route.put(PATH + "/{account}", Needs.ADMINISTRATOR, this::change),
                Route.act(PATH + "/{account}/password", Needs.ADMINISTRATOR, this::resetPassword));
    }

    private Answer list() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("accounts");
        accounts.all().forEach(account -> list.add(view(account)));
        return Answer.ok(body);
    }

    private Answer create(Call call) {
        String account = call.body().text("account", 64);
        Accounts.Profile profile = profile(call.body());
        call.body().allKnown();
        return Answer.ok(oneTime(tried(() -> accounts.create(account, profile))));
    }

    private Answer change(Call call) {
        String account = known(call);
        Accounts.Profile profile = profile(call.body());
        boolean disabled = call.body().yes("disabled");
        call.body().allKnown();
        return Answer.ok(view(tried(() -> accounts.change(account, profile, disabled))));
    }

    private Answer resetPassword(Call call) {
        String account = known(call);
        ObjectNode body = oneTime(tried(() -> accounts.resetPassword(account)));
        sessions.closeAll(account);
        return Answer.ok(body);
    }

    private String known(Call call) {
        return accounts.find(call.path("account"))
                .map(Account::account)
                .orElseThrow(() -> HttpRefusal.notFound("account"));
    }

    private static Accounts.Profile profile(Fields body) {
        Set<Role> roles = new LinkedHashSet<>();
        for (String name : body.texts("roles", 20)) {
            roles.add(Role.named(name)
                    .orElseThrow(() -> HttpRefusal.badRequest(
                            "roles must be among viewer, operator, analyst and administrator, was '" + Shown.value(name)
                                    + "'")));
        }
        return new Accounts.Profile(body.text("name", 100), roles, body.texts("desks", 64));
    }

    private static <T> T tried(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw HttpRefusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode oneTime(String password) {
        return JsonNodeFactory.instance.objectNode().put("oneTimePassword", password);
    }

    private static ObjectNode view(Account account) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("account", account.account()).put("name", account.name());
        ArrayNode roles = view.putArray("roles");
        account.roles().stream().sorted().map(Role::code).forEach(roles::add);
        ArrayNode desks = view.putArray("desks");
        account.desks().stream().sorted().forEach(desks::add);
        return view.put("disabled", account.disabled()).put("mustChangePassword", account.mustChangePassword());
    }
}
