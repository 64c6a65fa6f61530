package io.crossfix.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossfix.console.browser.Chromium;
import io.crossfix.console.browser.NeedsChromium;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The stories of {@code pagetest/*.js} about the page's pure modules, run where these modules run: in a browser. */
@NeedsChromium
class PureModulesTest {

    @TestFactory
    Stream<DynamicTest> theStories() throws IOException {
        HttpServer server = server();
        try (Chromium chromium = Chromium.open()) {
            chromium.driver().get("http://127.0.0.1:" + server.getAddress().getPort() + "/pagetest/index.html");
            List<?> results = (List<?>) new WebDriverWait(chromium.driver(), Duration.ofSeconds(20))
                    .until(driver -> chromium.driver().executeScript("return window.results"));
            assertThat(results)
                    .as("stories told; errors: %s", chromium.errors())
                    .hasSizeGreaterThan(20);
            return results.stream().map(result -> (Map<?, ?>) result).map(PureModulesTest::test);
        } finally {
            server.stop(0);
        }
    }

    /** The page under /page, its tests under /pagetest, both from the class path. */
    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PureModulesTest::serve);
        server.start();
        return server;
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange;
                InputStream file = PureModulesTest.class.getResourceAsStream("/io/crossfix/console" + path)) {
            byte[] bytes = file == null ? new byte[0] : file.readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".html") ? "text/html" : "text/javascript");
            exchange.sendResponseHeaders(file == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static DynamicTest test(Map<?, ?> result) {
        return dynamicTest(
                String.valueOf(result.get("name")),
                () -> assertThat(result.get("fault")).isNull());
    }
}
