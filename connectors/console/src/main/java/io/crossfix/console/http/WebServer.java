package io.crossfix.console.http;

import io.crossfix.console.Binding;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinException;
import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: every route behind the guard, limits on whatever a stranger could make long or many. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int THREADS = 40;
    private static final int LEAST_THREADS = 4;
    private static final int IDLE_THREAD_MILLIS = 30_000;
    private static final int IDLE_CONNECTION_MILLIS = 20_000;
    private static final int CONNECTIONS = 1_000;
    private static final int HEADER_BYTES = 8 * 1024;

    private final Binding binding;
    private final Guard guard;
    private final Javalin javalin;

    /** @param answered is told the status of every answer */
    WebServer(Binding binding, Guard guard, List<Route> routes, IntConsumer answered) {
        this.binding = binding;
        this.guard = guard;
        this.javalin = Javalin.create(config -> configure(config, routes, answered));
    }

    private void configure(JavalinConfig config, List<Route> routes, IntConsumer answered) {
        PageFiles page = new PageFiles();
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(WebServer::bound);
        config.jetty.modifyHttpConfiguration(WebServer::discreet);
        config.jetty.addConnector((server, http) -> connector(server, http));
        config.requestLogger.http((context, millis) -> answered.accept(context.statusCode()));
        config.routes.before(guard::enter);
        routes.forEach(route -> config.routes.addHttpHandler(
                HandlerType.findOrCreate(route.method()), route.path(), context -> serve(route, context)));
        config.routes.get("/", page::serve);
        config.routes.get("/<file>", page::serve);
        Errors.tell(config);
    }

    private QueuedThreadPool threads() {
        QueuedThreadPool threads =
                new QueuedThreadPool(THREADS + binding.followers(), LEAST_THREADS, IDLE_THREAD_MILLIS);
        threads.setName("console-http");
        threads.setDaemon(true);
        return threads;
    }

    private static void bound(Server server) {
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
        // Pages that follow would keep it waiting for ever; they come again by themselves.
        server.setStopTimeout(0);
        server.setErrorHandler(new PlainErrorHandler());
    }

    private static void discreet(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(binding.address());
        connector.setPort(binding.port());
        connector.setIdleTimeout(IDLE_CONNECTION_MILLIS);
        return connector;
    }

    private void serve(Route route, Context context) throws Exception {
        Answer answer = route.handling().answer(guard.admit(route, context));
        if (!answer.isWritten()) {
            write(context, answer);
        }
    }

    private static void write(Context context, Answer answer) {
        context.status(answer.status());
        if (answer.body() != null) {
            context.contentType("application/json; charset=utf-8")
                    .result(answer.body().toString());
        }
    }

    /** Begins to listen. */
    void start() {
        javalin.start();
    }

    /** The port that it listens on. */
    int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            LOG.warn("the web server stopped uncleanly", e);
        }
    }
}
