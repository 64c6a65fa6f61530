package io.crossfix.gateway.http;

import io.crossfix.gateway.GatewaySettings;
import io.crossfix.gateway.intake.GatewayMetrics;
import io.crossfix.gateway.intake.InFlight;
import io.crossfix.gateway.intake.Intake;
import io.crossfix.gateway.sender.Rates;
import io.crossfix.gateway.sender.Senders;
import java.net.URI;
import java.time.Clock;

/** The way in by HTTP, listening. */
public final class HttpGateway implements AutoCloseable {

    private final HttpSettings settings;
    private final HttpServer server;

    private HttpGateway(HttpSettings settings, HttpServer server) {
        this.settings = settings;
        this.server = server;
    }

    /** What it works with. */
    public record Parts(Intake intake, InFlight inFlight, Health health, GatewayMetrics metrics, Clock clock) {}

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException when the port is occupied or a file of TLS cannot be used
     */
    public static HttpGateway start(GatewaySettings settings, Parts parts) {
        Entrance entrance = new Entrance(
                new Senders(settings.senders(), parts.clock()),
                new Rates(settings.senders()),
                settings.feeds(),
                parts.metrics());
        FeedRoute feeds = new FeedRoute(
                entrance, parts.intake(), settings.limits(), parts.inFlight(), parts.metrics(), parts.clock());
        SlowSenders slow = new SlowSenders(settings.http().requestWithin(), System::nanoTime);
        HttpServer server = new HttpServer(
                settings.http(),
                new Routes(feeds, entrance, parts.health(), parts.metrics(), slow),
                slow,
                parts.metrics());
        server.start();
        return new HttpGateway(settings.http(), server);
    }

    /** Where senders find it. */
    public URI address() {
        return URI.create(
                (settings.tls() == null ? "http" : "https") + "://" + settings.bind() + ":" + server.port() + "/");
    }

    @Override
    public void close() {
        server.close();
    }
}
