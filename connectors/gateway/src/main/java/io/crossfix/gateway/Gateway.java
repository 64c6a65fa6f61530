package io.crossfix.gateway;

import io.crossfix.feeds.door.Door;
import io.crossfix.gateway.http.Health;
import io.crossfix.gateway.http.HttpGateway;
import io.crossfix.gateway.intake.Circuit;
import io.crossfix.gateway.intake.GatewayMetrics;
import io.crossfix.gateway.intake.InFlight;
import io.crossfix.gateway.intake.Intake;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** One gateway: takes payloads from senders and acknowledges those that the door has kept. */
public final class Gateway implements AutoCloseable {

    private final HttpGateway http;
    private final Intake intake;

    private Gateway(HttpGateway http, Intake intake) {
        this.http = http;
        this.intake = intake;
    }

    /**
     * Starts one; returns when it listens. Brokers may not be reached then.
     *
     * @param door is not closed with it
     * @throws IllegalStateException when the port is occupied or a file of TLS cannot be used
     */
    public static Gateway start(GatewaySettings settings, Door door, Clock clock) {
        Circuit circuit = new Circuit(System::nanoTime);
        InFlight inFlight = new InFlight(
                settings.limits().payloadsInFlight(), settings.limits().bytesInFlight());
        GatewayMetrics metrics = new GatewayMetrics(inFlight, circuit);
        Intake intake = new Intake(door, settings.limits(), circuit, metrics);
        Health health = new Health(circuit, Map::of);
        HttpGateway http = HttpGateway.start(settings, new HttpGateway.Parts(intake, inFlight, health, metrics, clock));
        return new Gateway(http, intake);
    }

    /** Where senders find it. */
    public URI address() {
        return http.address();
    }

    @Override
    public void close() {
        http.close();
        intake.close();
    }
}
