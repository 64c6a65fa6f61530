package io.crossfix.gateway;

import io.crossfix.gateway.http.HttpSettings;
import io.crossfix.gateway.http.TlsSettings;
import io.crossfix.gateway.intake.Limits;
import io.crossfix.gateway.mqtt.MqttSettings;
import io.crossfix.gateway.sender.KeyDigest;
import io.crossfix.gateway.sender.Sender;
import io.crossfix.gateway.sender.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A gateway on a free port with a fake door; two senders, of which one signs, and two feeds. */
final class Rig implements AutoCloseable {

    static final String KEY = "north-key-0123456789";
    static final byte[] SECRET = WebhookSignature.secret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");
    static final Sender NORTH = sender("north", Set.of("cameras"), Sender.Rate.SHIPPED);

    final FakeDoor door = new FakeDoor();
    final Gateway gateway;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Rig() {
        this(UnaryOperator.identity());
    }

    Rig(UnaryOperator<GatewaySettings> changed) {
        this.gateway = Gateway.start(changed.apply(settings()), door, Clock.systemUTC());
    }

    static Sender sender(String name, Set<String> feeds, Sender.Rate rate) {
        return new Sender(
                name, feeds, List.of(KeyDigest.of(name + "-key-0123456789")), SECRET, name + ".example", rate);
    }

    static GatewaySettings settings() {
        return new GatewaySettings(
                HttpSettings.local(0), List.of(), List.of(NORTH), Set.of("cameras", "calls"), Limits.SHIPPED);
    }

    static UnaryOperator<GatewaySettings> with(Limits limits) {
        return all -> new GatewaySettings(all.http(), all.mqtt(), all.senders(), all.feeds(), limits);
    }

    static UnaryOperator<GatewaySettings> with(Sender... senders) {
        return all -> new GatewaySettings(all.http(), all.mqtt(), List.of(senders), all.feeds(), all.limits());
    }

    static UnaryOperator<GatewaySettings> with(HttpSettings http) {
        return all -> new GatewaySettings(http, all.mqtt(), all.senders(), all.feeds(), all.limits());
    }

    static UnaryOperator<GatewaySettings> with(MqttSettings mqtt) {
        return all -> new GatewaySettings(all.http(), List.of(mqtt), all.senders(), all.feeds(), all.limits());
    }

    static HttpSettings withTls(TlsSettings tls) {
        return new HttpSettings("127.0.0.1", 0, tls, false, 1_000, Duration.ofSeconds(30));
    }

    URI address(String path) {
        return gateway.address().resolve(path);
    }

    HttpRequest.Builder post(String feed, byte[] body) {
        return HttpRequest.newBuilder(address("/v1/feeds/" + feed))
                .timeout(Duration.ofSeconds(20))
                .header("X-Api-Key", KEY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> sends(String feed, String body) {
        return send(post(feed, bytes(body)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(10)));
    }

    /** The value of a metric; 0 when it has never counted. */
    double metric(String line) {
        return get("/metrics")
                .body()
                .lines()
                .filter(each -> each.startsWith(line + " "))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
