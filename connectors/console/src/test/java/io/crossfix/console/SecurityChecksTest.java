package io.crossfix.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.console.Browser.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the console must do with bad requests, one case each; the numbers are those of the project's list of bad inputs. */
class SecurityChecksTest extends SharedRig {

    @Test
    @DisplayName("108: an unknown reason code is refused by name and never published")
    void unknownReasonCode() {
        rig.publish(Samples.alert(108, Instant.now()).build());
        Seen seen = answer(Browser.of(rig, "operator"), 108, "r-108", "<script>alert(1)</script>");
        assertThat(seen.status()).isEqualTo(400);
        assertThat(seen.message()).contains("reason must be one of").doesNotContain("<script>");
        assertThat(rig.engine().alert(Samples.id(108)).getRevision()).isEqualTo(1);
    }

    @Test
    @DisplayName("108: a reason of one megabyte is refused, and kept nowhere")
    void hugeReason() {
        rig.publish(Samples.alert(1081, Instant.now()).build());
        Seen seen = answer(Browser.of(rig, "operator"), 1081, "r-1081", "x".repeat(1_000_000));
        assertThat(seen.status()).isEqualTo(413);
    }

    @Test
    @DisplayName("109: a viewer's answer is refused, and nobody's too")
    void answersNeedAnOperator() {
        rig.publish(Samples.alert(109, Instant.now()).build());
        assertThat(answer(Browser.of(rig, "viewer"), 109, "r-109", "heard").code())
                .isEqualTo("role");
        Seen nobody = answer(new Browser(rig.console().address()), 109, "r-109", "heard");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(rig.engine().alert(Samples.id(109)).getRevision()).isEqualTo(1);
    }

    @Test
    @DisplayName("111: a script that answers without end is slowed down, and told how long")
    void answersHaveALimit() {
        rig.publish(Samples.alert(111, Instant.now()).build());
        Browser second = Browser.of(rig, "second");
        Seen last = IntStream.range(0, 60)
                .mapToObj(each -> answer(second, 111, "r-111-" + each, "heard"))
                .filter(seen -> seen.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    }

    @Test
    @DisplayName("114: without TLS before it the console listens on this machine only")
    void listensOnThisMachineOnly() {
        assertThat(rig.console().address().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    @DisplayName("116: no way leads out of the page's directory")
    void noTraversal() throws IOException {
        for (String path : new String[] {
            "/..%252f..%252fetc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc/passwd",
            "/../../etc/passwd",
            "/reports/..%2f..%2fetc%2fpasswd",
            "/lib/../../openapi.yaml",
            "/page/%00index.html"
        }) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(path)
                    .containsPattern("^HTTP/1.1 (400|401|404)")
                    .doesNotContain("root:");
        }
    }

    @Test
    @DisplayName("117: another site's page gets no permission, and its changes are refused")
    void noCrossSiteRequests() {
        Browser operator = Browser.of(rig, "operator");
        Seen read = operator.send(operator.request("/api/alerts")
                .header("Origin", "https://evil.example")
                .GET());
        assertThat(read.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        Seen change = operator.send(operator.request("/api/session")
                .header("Origin", "https://evil.example")
                .header("X-CSRF-Token", operator.word())
                .DELETE());
        assertThat(change.code()).isEqualTo("origin");
    }

    @Test
    @DisplayName("117: a change without the session's word is refused")
    void noForgery() {
        Browser operator = Browser.of(rig, "operator");
        Seen without = operator.send(operator.request("/api/session").DELETE());
        assertThat(without.code()).isEqualTo("csrf");
        Seen wrong = operator.send(operator.request("/api/session")
                .header("X-CSRF-Token", "x" + operator.word())
                .DELETE());
        assertThat(wrong.code()).isEqualTo("csrf");
        assertThat(operator.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("117: a name that merely resolves to this machine is not answered")
    void noRebinding() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    @DisplayName("118: an id that is none, a query of HTML, a query of 10 KB")
    void strangeIdsAndQueries() {
        Browser viewer = Browser.of(rig, "viewer");
        assertThat(viewer.get("/api/alerts/..%2f..%2fetc").status()).isIn(400, 404);
        assertThat(viewer.get("/api/alerts/%27%20OR%201=1").status()).isEqualTo(404);
        Seen html = viewer.get("/api/alerts?severity=%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(html.status()).isEqualTo(400);
        assertThat(html.text()).doesNotContain("<script>");
        assertThat(viewer.get("/api/alerts?q=" + "a".repeat(10_000)).status()).isIn(400, 414, 431);
    }

    @Test
    @DisplayName("119: page sizes, parameters and orders that do not exist are refused by name")
    void strangePages() {
        Browser viewer = Browser.of(rig, "viewer");
        assertThat(viewer.get("/api/alerts?limit=1000000000").message())
                .contains("limit")
                .contains("500");
        assertThat(viewer.get("/api/alerts?limit=-1").message())
                .contains("limit")
                .contains("-1");
        assertThat(viewer.get("/api/alerts?sort=colour").message())
                .contains("sort")
                .contains("colour");
        assertThat(viewer.get("/api/alerts?offset=-1").message()).contains("offset");
        assertThat(viewer.get("/api/alerts?cursor=xyz").message()).contains("cursor");
        assertThat(viewer.get("/api/alerts?limit=1&limit=2").message()).contains("once");
    }

    @Test
    @DisplayName("121: another content type, a body without end, a body that never comes")
    void strangeBodies() throws IOException {
        Browser operator = Browser.of(rig, "operator");
        Seen form = operator.send(operator.request("/api/session")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("account=operator")));
        assertThat(form.status()).isEqualTo(415);
        assertThat(rawEndless()).startsWith("HTTP/1.1 413");
        assertThat(raw("POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 50\r\nConnection: close\r\n\r\n{"))
                .startsWith("HTTP/1.1 408");
    }

    @Test
    @DisplayName("122: the same request twice is one answer")
    void sameRequestTwice() {
        rig.publish(Samples.alert(122, Instant.now()).build());
        Browser operator = Browser.of(rig, "operator");
        Seen first = answer(operator, 122, "r-122", "heard");
        Seen again = answer(operator, 122, "r-122", "heard");
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(rig.engine().alert(Samples.id(122)).getRevision()).isEqualTo(2);
    }

    @Test
    @DisplayName("123: an answer that does not say what was seen is refused")
    void answerToNothingSeen() {
        rig.publish(Samples.alert(123, Instant.now()).build());
        Seen seen = Browser.of(rig, "operator")
                .post(
                        "/api/alerts/" + Samples.id(123) + "/review",
                        "{\"requestId\":\"r-123\",\"action\":\"ACKNOWLEDGE\"}");
        assertThat(seen.status()).isEqualTo(428);
    }

    @Test
    @DisplayName(
            "124: markup in an alert stays text: JSON that no browser takes for a page, and a policy without inline script")
    void markupStaysText() {
        rig.publish(Samples.alert(124, Instant.now())
                .setReason("<script>alert('plate')</script>")
                .build());
        Seen seen = Browser.of(rig, "viewer").get("/api/alerts/" + Samples.id(124));
        assertThat(seen.json().path("reason").asText()).isEqualTo("<script>alert('plate')</script>");
        assertThat(seen.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(seen.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(seen.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .contains("script-src 'self'")
                        .doesNotContain("unsafe"));
    }

    @Test
    @DisplayName("no answer tells what the console is made of")
    void nothingIsToldOfTheInside() throws IOException {
        for (String request : new String[] {
            "GET /nothing HTTP/1.1", "GET /api/alerts?limit=x HTTP/1.1", "BREW / HTTP/1.1", "GET / HTTP/9.9", "nonsense"
        }) {
            String answer = raw(request + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(request)
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContainIgnoringCase("javalin")
                    .doesNotContain("\tat ")
                    .doesNotContain("Server:");
        }
    }

    private Seen answer(Browser browser, int number, String requestId, String reason) {
        return browser.post(
                "/api/alerts/" + Samples.id(number) + "/review",
                "{\"requestId\":\"" + requestId + "\",\"action\":\"CONFIRM\",\"reason\":\"" + reason
                        + "\",\"seenRevision\":1,\"seenHash\":\"" + Samples.hash(number, 1) + "\"}");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), rig.console().address().getPort())) {
            socket.setSoTimeout(40_000);
            socket.getOutputStream().write(bytes(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String rawEndless() throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), rig.console().address().getPort())) {
            socket.setSoTimeout(40_000);
            OutputStream out = socket.getOutputStream();
            out.write(bytes(String.join(
                    "\r\n",
                    "POST /api/session HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: application/json",
                    "Transfer-Encoding: chunked",
                    "",
                    "")));
            byte[] chunk = bytes("1000\r\n" + " ".repeat(0x1000) + "\r\n");
            for (int chunks = 0; chunks < 18; chunks++) {
                out.write(chunk);
            }
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
