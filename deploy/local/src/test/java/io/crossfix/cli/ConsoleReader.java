package io.crossfix.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.canary.Sweep;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

/** An account that fetches what it may, and has all of it looked through. */
final class ConsoleReader {

    private static final int EVENTS = 200_000;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI console;
    private final String account;
    private final Sweep sweep;

    private ConsoleReader(URI console, String account, Sweep sweep) {
        this.console = console;
        this.account = account;
        this.sweep = sweep;
    }

    static ConsoleReader signIn(URI console, String account, String password, Sweep sweep) throws Exception {
        ConsoleReader reader = new ConsoleReader(console, account, sweep);
        String body = new JsonMapper()
                .createObjectNode()
                .put("account", account)
                .put("password", password)
                .toString();
        HttpResponse<String> answer = reader.client.send(
                reader.request("/api/session")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(account + " cannot sign in: " + answer.body());
        }
        return reader;
    }

    /** Fetches and tells the body; looked through unless this account may not see it. */
    String get(String path) {
        HttpResponse<String> answer = answer(path);
        if (answer.statusCode() == 200) {
            sweep.look(place(), path, answer.headers().map() + "\n" + answer.body());
        }
        return answer.statusCode() + " " + answer.body();
    }

    private HttpResponse<String> answer(String path) {
        try {
            return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The first event of the live stream, which tells of every alert. */
    void stream() throws Exception {
        HttpResponse<InputStream> answer =
                client.send(request("/api/stream").GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream events = answer.body()) {
            byte[] begun = new byte[EVENTS];
            int length = events.read(begun);
            sweep.look(place(), "/api/stream", Arrays.copyOf(begun, Math.max(0, length)));
        }
    }

    String place() {
        return "6 console, as " + account;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(console.resolve(path)).timeout(Duration.ofSeconds(20));
    }
}
