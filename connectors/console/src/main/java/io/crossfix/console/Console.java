package io.crossfix.console;

import io.crossfix.console.account.Accounts;
import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.http.ConsoleServer;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** One console: reads the alerts from Kafka and serves the page where people review them. */
public final class Console implements AutoCloseable {

    private final ConsoleSettings settings;
    private final Accounts accounts;
    private final AlertFeed feed;
    private final ConsoleServer server;

    private Console(ConsoleSettings settings, Accounts accounts, AlertFeed feed, ConsoleServer server) {
        this.settings = settings;
        this.accounts = accounts;
        this.feed = feed;
        this.server = server;
    }

    /** Starts one; returns when it listens. The alerts may still be read then. */
    public static Console start(ConsoleSettings settings, Clock clock) {
        Accounts accounts = Accounts.open(settings.signIn().accounts());
        AlertFeed feed = AlertFeed.start(settings.kafka(), settings.binding().followers());
        ConsoleServer server = new ConsoleServer(settings, accounts, feed, clock);
        Console console = new Console(settings, accounts, feed, server);
        try {
            server.start();
            return console;
        } catch (RuntimeException e) {
            console.close();
            throw e;
        }
    }

    /** Where browsers find it. */
    public URI address() {
        return URI.create("http://" + settings.binding().address() + ":" + server.port() + "/");
    }

    /** The accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** The one-time password of the first administrator, told once, at the first start. */
    public Optional<String> takeFirstPassword() {
        return accounts.takeFirstPassword();
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }
}
