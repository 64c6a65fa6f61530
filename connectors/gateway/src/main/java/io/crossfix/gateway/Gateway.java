package io.crossfix.gateway;

import io.crossfix.feeds.door.Door;
import io.crossfix.gateway.http.Health;
import io.crossfix.gateway.http.HttpGateway;
import io.crossfix.gateway.intake.Circuit;
import io.crossfix.gateway.intake.GatewayMetrics;
import io.crossfix.gateway.intake.InFlight;
import io.crossfix.gateway.intake.Intake;
import io.crossfix.gateway.mqtt.MqttWayIn;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** One gateway: takes payloads from senders and acknowledges those that the door has kept. */
public final class Gateway implements AutoCloseable {

    private final HttpGateway http;
    private final List<MqttWayIn> brokers;
    private final Intake intake;

    private Gateway(HttpGateway http, List<MqttWayIn> brokers, Intake intake) {
        this.http = http;
        this.brokers = brokers;
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
        List<MqttWayIn> brokers = new CopyOnWriteArrayList<>();
        Health health = new Health(circuit, () -> states(brokers));
        HttpGateway http = HttpGateway.start(settings, new HttpGateway.Parts(intake, inFlight, health, metrics, clock));
        MqttWayIn.Parts parts = new MqttWayIn.Parts(intake, inFlight, settings.limits(), metrics, clock);
        settings.mqtt().forEach(broker -> brokers.add(MqttWayIn.start(broker, parts)));
        return new Gateway(http, brokers, intake);
    }

    private static Map<String, String> states(List<MqttWayIn> brokers) {
        return brokers.stream()
                .collect(Collectors.toMap(MqttWayIn::name, MqttWayIn::state, (one, other) -> one, TreeMap::new));
    }

    /** Where senders find it. */
    public URI address() {
        return http.address();
    }

    @Override
    public void close() {
        brokers.forEach(MqttWayIn::close);
        http.close();
        intake.close();
    }
}
