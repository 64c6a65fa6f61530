package io.crossfix.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.console.Browser.Seen;
import io.crossfix.console.account.Role;
import io.crossfix.console.http.Route;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every route with every role: who may not is refused, who may is not. */
class RolesTest extends SharedRig {

    private static final Map<Role, String> ACCOUNTS = new EnumMap<>(Map.of(
            Role.VIEWER, "viewer", Role.OPERATOR, "operator", Role.ANALYST, "analyst", Role.ADMINISTRATOR, "admin"));

    // Written down a second time, so that a slip in the table of routes is seen here.
    private static final Set<String> OPERATORS =
            Set.of("POST /api/alerts/{id}/review", "POST /api/suppressions", "DELETE /api/suppressions/{id}");
    private static final Set<String> ANALYSTS =
            Set.of("GET /api/rules/{id}/explain", "GET /api/reports", "GET /reports/{name}");
    private static final Set<String> ADMINISTRATORS = Set.of(
            "POST /api/exercises",
            "GET /api/accounts",
            "POST /api/accounts",
            "PUT /api/accounts/{account}",
            "POST /api/accounts/{account}/password");
    private static final Set<String> ANYBODY = Set.of(
            "GET /api/session",
            "POST /api/session",
            "GET /healthz",
            "GET /api/openapi.yaml",
            "GET /api/openapi.json",
            "GET /auth/oidc/start",
            "GET /auth/oidc/callback");
    private static final Set<String> ANYBODY_SIGNED_IN = Set.of("DELETE /api/session", "POST /api/session/password");

    @Test
    void everyRouteWithEveryRole() {
        List<Route> routes = rig.console().routes();
        assertThat(routes).hasSizeGreaterThan(30);
        ACCOUNTS.forEach((role, account) -> check(role, Browser.of(rig, account), routes));
    }

    private static void check(Role role, Browser browser, List<Route> routes) {
        routes.stream()
                .filter(route -> !ANYBODY.contains(name(route)) && !ANYBODY_SIGNED_IN.contains(name(route)))
                .filter(route -> !route.path().equals("/api/stream"))
                .forEach(route -> check(role, browser, route));
    }

    private static void check(Role role, Browser browser, Route route) {
        Seen seen = ask(browser, route);
        boolean refused = seen.status() == 403 && seen.code().equals("role");
        assertThat(refused).as(role + " " + name(route) + ": " + seen.text()).isEqualTo(!may(role, route));
        assertThat(seen.status()).as(name(route)).isNotIn(401, 500);
    }

    private static boolean may(Role role, Route route) {
        String name = name(route);
        return role == Role.ADMINISTRATOR
                || (!ADMINISTRATORS.contains(name)
                        && (role == Role.OPERATOR || !OPERATORS.contains(name))
                        && (role == Role.ANALYST || !ANALYSTS.contains(name)));
    }

    @Test
    void whoIsNotSignedInGetsNothingButTheDoor() {
        for (Route route : rig.console().routes()) {
            if (!ANYBODY.contains(name(route))) {
                assertThat(ask(new Browser(rig.console().address()), route).status())
                        .as(name(route))
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void aOneTimePasswordOpensNothingButItsOwnChange() {
        Browser admin = Browser.of(rig, "admin");
        String oneTime = admin.post(
                        "/api/accounts",
                        "{\"account\":\"eva\",\"name\":\"Eva\",\"roles\":[\"operator\"],\"desks\":[\"city\"]}")
                .json()
                .path("oneTimePassword")
                .asText();
        Browser eva = new Browser(rig.console().address());
        assertThat(eva.signIn("eva", oneTime).json().path("mustChangePassword").asBoolean())
                .isTrue();
        assertThat(eva.get("/api/alerts").code()).isEqualTo("password");
        String cookieBefore = eva.cookie();
        Seen changed = eva.post("/api/session/password", "{\"old\":\"" + oneTime + "\",\"new\":\"a much longer one\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(eva.cookie()).isNotEqualTo(cookieBefore);
        assertThat(eva.get("/api/alerts").status()).isEqualTo(200);
    }

    @Test
    void shadowMatchesAreForAnalysts() {
        String path = "/api/rules/shots-called-in/matches?shadow=true";
        assertThat(Browser.of(rig, "operator").get(path).status()).isEqualTo(403);
        assertThat(Browser.of(rig, "analyst").get(path).status()).isEqualTo(200);
    }

    private static Seen ask(Browser browser, Route route) {
        String path = route.path().replaceAll("[{<][a-z]+[}>]", "none");
        return switch (route.method()) {
            case "GET" -> browser.get(path);
            case "PUT" -> browser.put(path, "{}");
            case "DELETE" -> browser.delete(path);
            default -> browser.post(path, "{}");
        };
    }

    private static String name(Route route) {
        return route.method() + " " + route.path();
    }
}
