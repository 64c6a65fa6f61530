package io.crossfix.console.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in with an identity provider that really speaks the protocol. */
class OpenIdSignInTest {

    private final MockOAuth2Server provider = new MockOAuth2Server();

    @BeforeEach
    void start() throws IOException {
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.shutdown();
    }

    private OpenIdSignIn signIn() {
        return new OpenIdSignIn(new OpenIdSettings(
                URI.create(provider.issuerUrl("city").toString()),
                "crossfix",
                "",
                URI.create("https://console.example/"),
                "preferred_username",
                "groups",
                Map.of("ops", Role.OPERATOR, "chiefs", Role.ADMINISTRATOR),
                "groups",
                Map.of("ops", Set.of("city", "north"))));
    }

    private void person(String account, List<String> groups) {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                "city",
                "subject",
                "JWT",
                List.of("crossfix"),
                Map.of("preferred_username", account, "name", "Eva Example", "groups", groups),
                3_600));
    }

    private static Map<String, String> broughtBack(OpenIdSignIn.Begun begun) throws IOException, InterruptedException {
        String location = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(begun.to()).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return Arrays.stream(URI.create(location).getRawQuery().split("&", -1))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }

    @Test
    void groupsBecomeRolesAndDesks() throws IOException, InterruptedException {
        OpenIdSignIn signIn = signIn();
        OpenIdSignIn.Begun begun = signIn.begin();
        assertThat(begun.to().getQuery()).contains("code_challenge_method=S256", "nonce=", "state=");
        person("Eva", List.of("ops", "canteen"));
        Map<String, String> back = broughtBack(begun);
        assertThat(back).containsEntry("state", begun.state());
        Account account = signIn.finish(begun.state(), back.getOrDefault("code", ""));
        assertThat(account.account()).isEqualTo("eva");
        assertThat(account.roles()).containsExactly(Role.OPERATOR);
        assertThat(account.desks()).containsExactlyInAnyOrder("city", "north");
    }

    @Test
    void whoHasNoRoleIsTurnedAway() throws IOException, InterruptedException {
        OpenIdSignIn signIn = signIn();
        OpenIdSignIn.Begun begun = signIn.begin();
        person("mallory", List.of("canteen"));
        String code = broughtBack(begun).getOrDefault("code", "");
        assertThatThrownBy(() -> signIn.finish(begun.state(), code))
                .isInstanceOf(SignInFailed.class)
                .hasMessageContaining("no role");
    }

    @Test
    void anAttemptIsGoodForOnceAndForTheBrowserThatBeganIt() throws IOException, InterruptedException {
        OpenIdSignIn signIn = signIn();
        OpenIdSignIn.Begun begun = signIn.begin();
        person("eva", List.of("ops"));
        String code = broughtBack(begun).getOrDefault("code", "");
        signIn.finish(begun.state(), code);
        assertThatThrownBy(() -> signIn.finish(begun.state(), code)).isInstanceOf(SignInFailed.class);
        assertThatThrownBy(() -> signIn.finish("made up", code)).isInstanceOf(SignInFailed.class);
    }
}
