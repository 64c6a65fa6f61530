package io.crossfix.gateway.http;

import io.crossfix.gateway.intake.GatewayMetrics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: HTTP/1.1, plain or with TLS, limits on whatever a stranger could make long or many. */
final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int THREADS = 16;
    private static final int LEAST_THREADS = 4;
    private static final int IDLE_THREAD_MILLIS = 30_000;
    // Longer than a request may wait for Kafka, which the schema of the settings limits to 25 s.
    private static final int IDLE_CONNECTION_MILLIS = 30_000;
    private static final int STOP_WITHIN_MILLIS = 5_000;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int LOOK_EVERY_SECONDS = 1;

    private final HttpSettings settings;
    private final SlowSenders slow;
    private final GatewayMetrics metrics;
    private final @Nullable Tls tls;
    private final Server server;
    private final ServerConnector connector;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gateway-looks");
        thread.setDaemon(true);
        return thread;
    });

    /** @throws IllegalStateException when a file of TLS cannot be read */
    HttpServer(HttpSettings settings, Handler routes, SlowSenders slow, GatewayMetrics metrics) {
        this.settings = settings;
        this.slow = slow;
        this.metrics = metrics;
        TlsSettings files = settings.tls();
        this.tls = files == null ? null : new Tls(files);
        this.server = new Server(threads());
        this.connector = connector();
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.connections(), server));
        server.setErrorHandler(new PlainErrorHandler());
        server.setHandler(new GracefulHandler(routes));
        server.setStopTimeout(STOP_WITHIN_MILLIS);
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS, IDLE_THREAD_MILLIS);
        threads.setName("gateway-http");
        threads.setDaemon(true);
        return threads;
    }

    private ServerConnector connector() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        ServerConnector made = new ServerConnector(server, null, null, null, 1, 1, factories(http));
        made.setHost(settings.bind());
        made.setPort(settings.port());
        made.setIdleTimeout(IDLE_CONNECTION_MILLIS);
        made.addBean(slow);
        return made;
    }

    private ConnectionFactory[] factories(HttpConfiguration http) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        if (tls == null) {
            return new ConnectionFactory[] {plain};
        }
        // Senders prove themselves; the name that they call us by proves nothing.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ConnectionFactory[] {new SslConnectionFactory(tls.factory(), HttpVersion.HTTP_1_1.asString()), plain
        };
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException when the port is occupied or the certificate cannot be used
     */
    void start() {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException(
                    "the gateway cannot listen on " + settings.bind() + ":" + settings.port() + ": " + e.getMessage(),
                    e);
        }
        var unused = looks.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            for (int cut = slow.cutOff(); cut > 0; cut--) {
                metrics.security("SLOW_SENDER");
            }
            if (tls != null && tls.hasChanged()) {
                metrics.tlsChanged(tls.refresh());
            }
        } catch (RuntimeException e) {
            LOG.error("the look at connections and certificates failed", e);
        }
    }

    /** The port that it listens on. */
    int port() {
        return connector.getLocalPort();
    }

    /** Answers what it has begun, for at most five seconds. */
    @Override
    public void close() {
        looks.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the web server stopped uncleanly", e);
        }
    }
}
