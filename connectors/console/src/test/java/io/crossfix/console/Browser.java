package io.crossfix.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A person's browser as far as the interface sees it: keeps the cookie and the word against forgery. */
final class Browser {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI console;
    private @Nullable String cookie;
    private String word = "";

    Browser(URI console) {
        this.console = console;
    }

    /** An answer: its status, its headers and its body. */
    record Seen(int status, java.net.http.HttpHeaders headers, String text) {

        JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + text, e);
            }
        }

        String code() {
            return json().at("/error/code").asText();
        }

        String message() {
            return json().at("/error/message").asText();
        }
    }

    /** One that has signed in. */
    static Browser of(ConsoleRig rig, String account) {
        Browser browser = new Browser(rig.console().address());
        Seen seen = browser.signIn(account, ConsoleRig.PASSWORD);
        if (seen.status() != 200) {
            throw new AssertionError(account + " cannot sign in: " + seen.text());
        }
        return browser;
    }

    Seen signIn(String account, String password) {
        Seen seen = post("/api/session", "{\"account\":\"" + account + "\",\"password\":\"" + password + "\"}");
        word = seen.json().path("csrf").asText();
        return seen;
    }

    Seen get(String path) {
        return send(request(path).GET());
    }

    Seen post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", word)
                .POST(BodyPublishers.ofString(body)));
    }

    Seen put(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", word)
                .PUT(BodyPublishers.ofString(body)));
    }

    Seen delete(String path) {
        return send(request(path).header("X-CSRF-Token", word).DELETE());
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(console.resolve(path)).timeout(PATIENCE);
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    String word() {
        return word;
    }

    @Nullable
    String cookie() {
        return cookie;
    }

    Seen send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
            return new Seen(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Follows the alerts. */
    Following follow(@Nullable String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/api/stream").GET();
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        return new Following(response.statusCode(), response.body());
    }
}
