package io.crossfix.console.http;

import io.crossfix.console.ConsoleSettings;
import io.crossfix.console.Ports;
import io.crossfix.console.Sources;
import io.crossfix.console.account.Accounts;
import io.crossfix.console.account.Sessions;
import io.crossfix.console.alert.Presence;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Joins the routes to what they speak of. */
public final class ConsoleServer implements AutoCloseable {

    private static final Duration LOAD_EVERY = Duration.ofSeconds(10);
    private static final Duration HEALTH_EVERY = Duration.ofSeconds(5);

    private final ConsoleSettings settings;
    private final Sources sources;
    private final Ports ports;
    private final Clock clock;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final List<Route> routes;
    private final WebServer server;

    /**
     * Made, not yet listening.
     *
     * @param answered is told the status of every answer
     */
    public ConsoleServer(
            ConsoleSettings settings,
            Accounts accounts,
            Sources sources,
            Ports ports,
            IntConsumer answered,
            Clock clock) {
        this.settings = settings;
        this.sources = sources;
        this.ports = ports;
        this.clock = clock;
        this.sessions = new Sessions(
                accounts, clock, settings.signIn().idle(), settings.signIn().longest());
        this.cookie = new SessionCookie(settings.binding().behindTls());
        this.routes = Stream.of(people(accounts), alerts(), knowledge())
                .flatMap(List::stream)
                .toList();
        this.server =
                new WebServer(settings.binding(), new Guard(settings.binding(), sessions, cookie), routes, answered);
    }

    private List<Route> people(Accounts accounts) {
        SessionRoutes session = new SessionRoutes(settings, accounts, sessions, cookie, clock);
        boolean secure = settings.binding().behindTls();
        return Stream.of(
                        session.routes(),
                        new OpenIdRoutes(settings.signIn().openId(), session, secure).routes(),
                        new AccountRoutes(accounts, sessions).routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> alerts() {
        AlertRoutes alerts = new AlertRoutes(sources.feed(), new Presence(clock));
        OrderRoutes orders =
                new OrderRoutes(sources.feed(), alerts, sources.answers(), sources.orders(), settings.reasons(), clock);
        LoadRoutes load = new LoadRoutes(alerts, orders, settings.city().desks(), clock);
        HealthRoutes health = new HealthRoutes(sources.feed(), ports.health());
        List<StreamRoute.Regular> regulars = List.of(
                new StreamRoute.Regular("load", LOAD_EVERY, load::loads),
                new StreamRoute.Regular("health", HEALTH_EVERY, account -> List.of(health.brief())));
        return Stream.of(
                        alerts.routes(),
                        new ReviewRoutes(sources.feed(), alerts, sources.answers(), settings.reasons(), clock).routes(),
                        new EvidenceRoutes(alerts, sources.answers(), sources.trail(), ports.explainer(), clock)
                                .routes(),
                        orders.routes(),
                        load.routes(),
                        health.routes(),
                        new RuleRoutes(ports, sources.feed(), alerts, clock).routes(),
                        new StreamRoute(sources.feed(), alerts, regulars, new SessionWatch(sessions, cookie), clock)
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> knowledge() {
        return Stream.of(
                        new RiskRoutes(ports.risk()).routes(),
                        new ReportRoutes(settings.reports()).routes(),
                        new BaseMapRoutes(settings.city().baseMap()).routes(),
                        ApiDocument.routes())
                .flatMap(List::stream)
                .toList();
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
