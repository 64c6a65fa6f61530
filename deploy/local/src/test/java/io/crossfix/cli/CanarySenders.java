package io.crossfix.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.canary.Canary;
import io.crossfix.canary.Sweep;
import io.crossfix.canary.VendorMessage;
import io.crossfix.feeds.conform.Sample;
import io.crossfix.feeds.door.Door;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.door.Payload;
import io.crossfix.feeds.door.Receipt;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.settings.RetentionSection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Sends to a gateway, looks through its answers, and counts what became of what was sent. */
final class CanarySenders implements AutoCloseable {

    static final String ANSWERS = "7 answers of the gateway";

    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningGateway running;
    private final URI gateway;
    private final Door door;
    private final Sweep sweep;
    private final Map<String, Integer> became = new TreeMap<>();
    private int number;
    private String answer = "";

    private CanarySenders(RunningGateway running, Door door, Sweep sweep) {
        this.running = running;
        this.gateway = running.address();
        this.door = door;
        this.sweep = sweep;
    }

    /** Starts the gateway of an installation, and keeps the door behind it in view. */
    static CanarySenders at(Installed installed, KafkaSettings kafka, Sweep sweep) throws Exception {
        List<Door> doors = new ArrayList<>();
        RunningGateway running = RunningGateway.start(installed.gateway(), kafka, (access, section) -> {
            RunningGateway.OpenDoor door = new LiveDoor(Map.of(), RetentionSection.SHIPPED).open(access, section);
            doors.add(door);
            return door;
        });
        return new CanarySenders(running, doors.get(0), sweep);
    }

    @Override
    public void close() {
        running.close();
    }

    /** A request that shows the key. */
    HttpRequest.Builder post(String feed, byte[] body) {
        return HttpRequest.newBuilder(gateway.resolve("/v1/feeds/" + feed))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + Installed.KEY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /** Sends any request; tells the status. */
    int send(String format, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        sweep.look(ANSWERS, format, answer.headers().map() + "\n" + answer.body());
        this.answer = answer.body();
        count(format, answer);
        return answer.statusCode();
    }

    /** What the gateway says of itself. */
    String metrics() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(gateway.resolve("/metrics")).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** The body of the last answer. */
    String answer() {
        return answer;
    }

    /** By format, what became of it, such as {@code onvif published}, and by the status of answers without a receipt. */
    Map<String, Integer> became() {
        return became;
    }

    private void count(String format, HttpResponse<String> answer) throws Exception {
        JsonNode body = answer.body().startsWith("{") ? new JsonMapper().readTree(answer.body()) : null;
        if (body == null || !body.has("published")) {
            add(format + " answered " + answer.statusCode(), 1);
            return;
        }
        add(format + " published", body.path("published").asInt());
        add(format + " repeated", body.path("repeated").asInt());
        add(format + " ignored", body.path("ignored").asInt());
        add(format + " refused", body.path("refused").size());
    }

    private void add(String what, int count) {
        if (count > 0) {
            became.merge(what, count, Integer::sum);
        }
    }

    private void note(String format, Receipt receipt) {
        sweep.look(ANSWERS, format, receipt.toString());
        add(format + " published", receipt.published());
        add(format + " repeated", receipt.repeated());
        add(format + " ignored", receipt.ignored());
        add(format + " refused", receipt.refused().size());
    }

    /** Everything, by every format. */
    void sendAll() throws Exception {
        Instant now = Instant.now();
        for (String format : Formats.shipped()) {
            for (Sample sample : Sample.in(Installed.SAMPLES.resolve(format)).toList()) {
                VendorMessage laden = VendorMessage.of(sample, now.minusSeconds(120), number++)
                        .laden();
                take(format, laden);
                for (VendorMessage broken : laden.broken()) {
                    take(format, broken);
                }
                // Long ago, so that the alert of now stays one.
                VendorMessage older = VendorMessage.of(sample, now.minus(Duration.ofMinutes(50)), number++);
                for (VendorMessage one : older.eachPlace(format)) {
                    take(format, one);
                }
                enveloped(
                        format,
                        VendorMessage.of(sample, now.minusSeconds(100), number++)
                                .laden());
            }
        }
        hostile();
    }

    /** By HTTP; what needs a topic goes through the same door as MQTT would hand it on. */
    private void take(String format, VendorMessage message) throws Exception {
        if (message.attributes().isEmpty()) {
            send(format, post(format, message.bytes()));
            return;
        }
        Receipt receipt = door.take(new Payload(format, "vendor", message.bytes(), message.attributes(), Instant.now()))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        note(format, receipt);
    }

    private void enveloped(String format, VendorMessage message) throws Exception {
        boolean json = message.text().startsWith("{");
        var event = new JsonMapper()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", "e-" + message.name().hashCode())
                .put("source", "/cameras/" + Canary.PLATE)
                .put("type", Canary.PLATE)
                .put("subject", Canary.NAME)
                .put("ownerplate", Canary.PLATE)
                .put("callback", Canary.PHONE);
        var invalid = event.deepCopy().put("specversion", Canary.PLATE);
        if (json) {
            event.set("data", new JsonMapper().readTree(message.bytes()));
        } else {
            event.put("datacontenttype", "application/xml").put("data", message.text());
        }
        String structured = "application/cloudevents+json";
        for (String body : List.of(
                event.toString(),
                invalid.toString(),
                event.put("time", Canary.PLATE).toString(),
                event.toString().substring(0, 150))) {
            send(format, post(format, body.getBytes(StandardCharsets.UTF_8)).header("Content-Type", structured));
        }
        HttpRequest.Builder binary = post(format, message.bytes())
                .header("ce-specversion", "1.0")
                .header("ce-id", "b-" + message.name().hashCode())
                .header("ce-source", "/" + Canary.PLATE)
                .header("ce-type", "t")
                .header("ce-subject", "Kanari%20Vogelsang")
                .header("ce-ownerplate", Canary.PLATE);
        send(format, binary);
        send(format, post(format, message.bytes()).header("ce-specversion", Canary.PLATE));
    }

    /** Where no vendor would put it, but a mistaken setting does. */
    private void hostile() throws Exception {
        byte[] body = Canary.NARRATIVE.getBytes(StandardCharsets.UTF_8);
        send("eido", post("eido", body).header("X-Owner", Canary.NAME + " " + Canary.PHONE));
        send("eido", post("eido?plate=" + Canary.PLATE + "&name=Kanari+Vogelsang", body));
        send("unknown", post(Canary.PLATE, body));
        send("unknown", post("eido/" + Canary.PLATE, body));
        send("unknown", HttpRequest.newBuilder(gateway.resolve("/" + Canary.PLATE)));
        send(
                "unknown",
                HttpRequest.newBuilder(gateway.resolve("/v1/feeds/eido"))
                        .method(Canary.PLATE, HttpRequest.BodyPublishers.noBody()));
        for (String shown : List.of("Bearer " + Canary.PLATE, "Basic Kanari:Vogelsang", Canary.PHONE)) {
            send(
                    "unknown",
                    HttpRequest.newBuilder(gateway.resolve("/v1/feeds/eido"))
                            .header("Authorization", shown)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        }
        for (String type : List.of("application/" + Canary.PLATE, "application/cloudevents+" + Canary.PLATE)) {
            send("eido", post("eido", body).header("Content-Type", type));
        }
        send("eido", post("eido", body).header("Content-Encoding", Canary.PLATE));
        send("eido", post("eido", body).header("Content-Encoding", "gzip"));
        send(
                "unknown",
                HttpRequest.newBuilder(gateway.resolve("/v1/feeds/eido"))
                        .header("webhook-id", Canary.PLATE)
                        .header("webhook-timestamp", Canary.PHONE)
                        .header("webhook-signature", "v1," + Canary.PLATE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }
}
