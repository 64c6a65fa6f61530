package io.crossfix.console;

import io.crossfix.console.account.Accounts;
import io.crossfix.console.http.ConsoleServer;
import io.crossfix.console.http.Route;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One console: reads the alerts from Kafka and serves the page where people review them. */
public final class Console implements AutoCloseable {

    private final ConsoleSettings settings;
    private final Accounts accounts;
    private final Sources sources;
    private final ConsoleServer server;
    private final ConsoleMetrics metrics;

    private Console(
            ConsoleSettings settings,
            Accounts accounts,
            Sources sources,
            ConsoleServer server,
            ConsoleMetrics metrics) {
        this.metrics = metrics;
        this.settings = settings;
        this.accounts = accounts;
        this.sources = sources;
        this.server = server;
    }

    /**
     * Starts one; returns when it listens. The alerts may still be read then.
     *
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers
     * @throws IllegalStateException when the account file cannot be read
     */
    public static Console start(ConsoleSettings settings, Ports ports, Clock clock) {
        Accounts accounts = Accounts.open(settings.signIn().accounts());
        Sources sources = Sources.open(settings.kafka(), settings.binding().followers());
        try {
            ConsoleMetrics metrics = new ConsoleMetrics(
                    sources.feed(),
                    settings.city().desks().stream().map(DeskArea::id).toList(),
                    ports.health(),
                    clock);
            ConsoleServer server = new ConsoleServer(settings, accounts, sources, ports, metrics::answered, clock);
            server.start();
            return new Console(settings, accounts, sources, server, metrics);
        } catch (RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    /** Where browsers find it. */
    public URI address() {
        return URI.create("http://" + settings.binding().address() + ":" + server.port() + "/");
    }

    /** The one-time password of the first administrator, told once, at the first start. */
    public Optional<String> takeFirstPassword() {
        return accounts.takeFirstPassword();
    }

    /** Its numbers, as Prometheus reads them (text format 0.0.4); not for the page that strangers reach. */
    public byte[] metrics() {
        return metrics.text();
    }

    /** Every route that it serves. */
    public List<Route> routes() {
        return server.routes();
    }

    @Override
    public void close() {
        // The pages that follow hold threads of the server; they leave when the feed ends.
        sources.close();
        server.close();
    }
}
