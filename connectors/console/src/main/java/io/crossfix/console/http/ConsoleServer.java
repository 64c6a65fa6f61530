package io.crossfix.console.http;

import io.crossfix.console.ConsoleSettings;
import io.crossfix.console.account.Accounts;
import io.crossfix.console.account.Sessions;
import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.alert.Presence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Joins the routes to what they speak of. */
public final class ConsoleServer implements AutoCloseable {

    private final WebServer server;
    private final List<Route> routes;

    /** Made, not yet listening. */
    public ConsoleServer(ConsoleSettings settings, Accounts accounts, AlertFeed feed, Clock clock) {
        Sessions sessions = new Sessions(
                accounts, clock, settings.signIn().idle(), settings.signIn().longest());
        SessionCookie cookie = new SessionCookie(settings.binding().behindTls());
        AlertRoutes alerts = new AlertRoutes(feed, new Presence(clock));
        List<Route> all = new ArrayList<>();
        all.addAll(new SessionRoutes(settings, accounts, sessions, cookie, clock).routes());
        all.addAll(alerts.routes());
        all.addAll(new StreamRoute(feed, alerts, List.of(), new SessionWatch(sessions, cookie), clock).routes());
        this.routes = List.copyOf(all);
        this.server = new WebServer(
                settings.binding(), new Guard(settings.binding(), sessions, cookie), routes, new PageFiles());
    }

    /** Every route, for whoever wants to see that each is described and guarded. */
    public List<Route> routes() {
        return routes;
    }

    /** Begins to listen. */
    public void start() {
        server.start();
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
