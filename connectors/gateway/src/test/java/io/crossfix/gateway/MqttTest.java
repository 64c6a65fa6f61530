package io.crossfix.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.door.NotKept;
import io.crossfix.feeds.door.Payload;
import io.crossfix.feeds.door.Receipt;
import io.crossfix.gateway.mqtt.MqttSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way in by MQTT, with a real broker. */
@NeedsMosquitto
class MqttTest {

    private static final String OPEN = "allow_anonymous true";

    @TempDir
    private Path directory;

    @Test
    void messagesComeInWithTheirTopic() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory, OPEN);
                Rig rig = connected(broker)) {
            broker.publish("city/1/cameras", "{\"label\":\"SMOKE\"}");
            broker.publish("city/1/cameras", new byte[0], publish -> publish.retain(true));
            broker.publish("elsewhere", "{}");
            Payload first = awaited(rig, 2).get(0);

            assertThat(first.feed()).isEqualTo("cameras");
            assertThat(first.sender()).isEqualTo("north");
            assertThat(Rig.text(first.bytes())).isEqualTo("{\"label\":\"SMOKE\"}");
            assertThat(first.attributes()).isEqualTo(Map.of("topic", "city/1/cameras", "retained", "false"));
            assertThat(awaited(rig, 2).get(1).bytes()).isEmpty();
            assertThat(rig.metric("crossfix_gateway_payloads_total{feed=\"cameras\",transport=\"mqtt\"}"))
                    .isEqualTo(2);
        }
    }

    @Test
    void whatTheBrokerRetainedIsMarked() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory, OPEN)) {
            broker.publish("city/1/cameras", Rig.bytes("old"), publish -> publish.retain(true));
            try (Rig rig = connected(broker)) {
                assertThat(awaited(rig, 1).get(0).attributes()).containsEntry("retained", "true");
            }
        }
    }

    @Test
    void eventsComeOutOfTheirEnvelopesAndBrokenOnesAsTheyAre() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory, OPEN);
                Rig rig = connected(broker)) {
            broker.publish(
                    "city/1/cameras",
                    Rig.bytes("<x/>"),
                    publish -> publish.userProperties()
                            .add("specversion", "1.0")
                            .add("id", "e-1")
                            .add("source", "/n")
                            .add("type", "t")
                            .applyUserProperties());
            broker.publish(
                    "city/1/cameras",
                    Rig.bytes(
                            "{\"specversion\":\"1.0\",\"id\":\"e-2\",\"source\":\"/n\",\"type\":\"t\",\"data\":{\"a\":1}}"),
                    publish -> publish.contentType("application/cloudevents+json"));
            broker.publish(
                    "city/1/cameras",
                    Rig.bytes("{\"specversion\":\"1.0\"}"),
                    publish -> publish.contentType("application/cloudevents+json"));
            // Each was published by a client of its own, so they may come in any order.
            Map<String, Map<String, String>> taken = awaited(rig, 3).stream()
                    .collect(Collectors.toMap(payload -> Rig.text(payload.bytes()), Payload::attributes));

            assertThat(taken).containsOnlyKeys("<x/>", "{\"a\":1}", "{\"specversion\":\"1.0\"}");
            assertThat(taken.get("<x/>")).containsEntry("ce-id", "e-1");
            assertThat(taken.get("{\"a\":1}")).containsEntry("ce-id", "e-2").containsEntry("topic", "city/1/cameras");
            assertThat(taken.get("{\"specversion\":\"1.0\"}")).containsEntry("envelope", "invalid");
        }
    }

    @Test
    void whatWasNotKeptTheBrokerSendsAgain() throws Exception {
        Set<String> kept = ConcurrentHashMap.newKeySet();
        try (Mosquitto broker = new Mosquitto(directory, OPEN);
                Rig rig = connected(broker)) {
            // Every message is kept at its second coming only.
            Map<String, Boolean> seen = new ConcurrentHashMap<>();
            rig.door.says(payload -> {
                String text = Rig.text(payload.bytes());
                if (seen.putIfAbsent(text, true) == null) {
                    return CompletableFuture.failedFuture(new NotKept("no broker", new RuntimeException()));
                }
                kept.add(text);
                return CompletableFuture.completedFuture(FakeDoor.KEPT);
            });
            for (int i = 0; i < 8; i++) {
                broker.publish("city/1/cameras", "m-" + i);
            }
            Eventually.holds(() -> kept.size() == 8);
            assertThat(rig.get("/health/live").body()).contains("\"mqtt\"");
        }
    }

    @Test
    void whatComesWhileTheGatewayOrTheBrokerIsAwayIsNotLost() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory, OPEN)) {
            connected(broker).close();
            broker.publish("city/1/cameras", "while the gateway was away");
            broker.stop();
            broker.start();
            try (Rig rig = connected(broker)) {
                assertThat(Rig.text(awaited(rig, 1).get(0).bytes())).isEqualTo("while the gateway was away");
                broker.stop();
                Eventually.holds(() -> rig.get("/health/live").body().contains("\"field\":\"down"));
                assertThat(rig.get("/health/ready").statusCode()).isEqualTo(200);
                broker.start();
                Eventually.holds(() -> rig.get("/health/live").body().contains("\"field\":\"connected\""));
                broker.publish("city/1/cameras", "after the broker was away");
                // The first may come once more: the broker was stopped before it had written down its acknowledgement.
                Eventually.holds(() -> rig.door.taken().stream()
                        .anyMatch(payload -> Rig.text(payload.bytes()).equals("after the broker was away")));
            }
        }
    }

    @Test
    void noMoreIsInFlightThanWasAgreed() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory, OPEN);
                Rig rig = connected(broker)) {
            CompletableFuture<Receipt> later = new CompletableFuture<>();
            rig.door.says(payload -> later);
            for (int i = 0; i < 12; i++) {
                broker.publish("city/1/cameras", "m-" + i);
            }
            awaited(rig, 5);
            // The broker has answered the publisher of the twelfth, and still may not hand it on.
            assertThat(rig.metric("crossfix_gateway_payloads_in_flight")).isEqualTo(5);
            later.complete(FakeDoor.KEPT);
            awaited(rig, 12);
            Eventually.holds(() -> rig.metric("crossfix_gateway_payloads_in_flight") == 0);
        }
    }

    @Test
    void aBrokerWithTlsAndPasswordsIsReachedAndAWrongPasswordIsTold() throws Exception {
        Keys server = Keys.make(directory, "server", "broker.example");
        Keys trusted = Keys.trusting(directory.resolve("trusted.p12"), server);
        pem(server);
        Path accounts = Files.writeString(directory.resolve("accounts"), "crossfix:the-password\n");
        hash(accounts);
        try (Mosquitto broker = new Mosquitto(
                directory,
                "allow_anonymous false",
                "password_file " + accounts,
                "certfile " + directory.resolve("server.crt"),
                "keyfile " + directory.resolve("server.key"))) {
            MqttSettings.Tls tls = new MqttSettings.Tls(trusted.file(), trusted.password(), null, null);
            Path right = Files.writeString(directory.resolve("right"), "the-password\n");
            Path wrong = Files.writeString(directory.resolve("wrong"), "another\n");
            try (Rig rig = new Rig(Rig.with(settings(broker, tls, "crossfix", right)))) {
                Eventually.holds(() -> rig.get("/health/live").body().contains("\"field\":\"connected\""));
            }
            try (Rig rig = new Rig(Rig.with(settings(broker, tls, "crossfix", wrong)))) {
                Eventually.holds(() -> rig.get("/health/live").body().contains("NOT_AUTHORIZED"));
                assertThat(rig.get("/health/live").body()).doesNotContain("another");
            }
            MqttSettings.Tls untrusting = new MqttSettings.Tls(null, null, null, null);
            try (Rig rig = new Rig(Rig.with(settings(broker, untrusting, "crossfix", right)))) {
                Eventually.holds(() -> rig.get("/health/live").body().contains("down: "));
            }
        }
    }

    private static void pem(Keys keys) throws Exception {
        Files.writeString(
                keys.file().resolveSibling("server.key"),
                block("PRIVATE KEY", keys.key().getEncoded()));
        Files.writeString(
                keys.file().resolveSibling("server.crt"),
                block("CERTIFICATE", keys.certificate().getEncoded()));
    }

    private static String block(String name, byte[] bytes) {
        return "-----BEGIN " + name + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + name
                + "-----\n";
    }

    private static void hash(Path accounts) throws Exception {
        run("mosquitto_passwd", "-U", accounts.toString());
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static Rig connected(Mosquitto broker) {
        Rig rig = new Rig(Rig.with(settings(broker, null, null, null)));
        Eventually.holds(() -> rig.get("/health/live").body().contains("\"field\":\"connected\""));
        return rig;
    }

    private static List<Payload> awaited(Rig rig, int count) {
        Eventually.holds(() -> rig.door.taken().size() >= count);
        return rig.door.taken();
    }

    private static MqttSettings settings(
            Mosquitto broker, MqttSettings.@Nullable Tls tls, @Nullable String user, @Nullable Path password) {
        return new MqttSettings(
                "field",
                "127.0.0.1",
                broker.port,
                "gateway",
                tls,
                user,
                password,
                List.of(new MqttSettings.Subscription("city/+/cameras", "cameras", "north")),
                5,
                Duration.ofHours(1));
    }
}
