package io.crossfix.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossfix.local.CommandFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /metrics}, on 127.0.0.1 unless it is told otherwise: what the parts of this process count, one after the other, as Prometheus reads it. */
public final class MetricsPage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsPage.class);
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int WAITING = 8;

    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private final @Nullable HttpServer server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "metrics-page");
        made.setDaemon(true);
        return made;
    });

    /** A part of the page: whole families, of names that no other part has. */
    public interface Part {
        /** In text format 0.0.4, UTF-8. */
        byte[] text();
    }

    private MetricsPage(@Nullable HttpServer server) {
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @param port on 127.0.0.1; 0 for a free one, null for a page that nobody can see
     * @throws CommandFailed when the port is taken
     */
    public static MetricsPage on(@Nullable Integer port) {
        return on(InetAddress.getLoopbackAddress(), port);
    }

    /**
     * Begins to listen elsewhere. The page has no password and no TLS: only where a network keeps others away from the port.
     *
     * @param address of this machine
     * @param port 0 for a free one, null for a page that nobody can see
     * @throws CommandFailed when the port is taken, or the address is not this machine's
     */
    public static MetricsPage on(InetAddress address, @Nullable Integer port) {
        if (port == null) {
            return new MetricsPage(null);
        }
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(address, port), WAITING);
            MetricsPage page = new MetricsPage(server);
            server.setExecutor(page.thread);
            server.createContext("/", page::answer);
            server.start();
            return page;
        } catch (IOException e) {
            throw new CommandFailed("numbers cannot be served on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Shows a part from now on. */
    public void add(Part part) {
        parts.add(part);
    }

    /** Where it is; null when nobody can see it. */
    public @Nullable URI address() {
        return server == null
                ? null
                : URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                        + server.getAddress().getPort() + "/metrics");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isPage = exchange.getRequestURI().getPath().equals("/metrics");
            boolean isRead = exchange.getRequestMethod().equals("GET");
            if (!isPage || !isRead) {
                exchange.sendResponseHeaders(isPage ? 405 : 404, -1);
                return;
            }
            byte[] text = text();
            exchange.getResponseHeaders().set("Content-Type", TEXT);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        } catch (RuntimeException e) {
            LOG.warn("numbers could not be told", e);
        }
    }

    private byte[] text() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.forEach(part -> whole.writeBytes(part.text()));
        return whole.toByteArray();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        thread.shutdownNow();
    }
}
