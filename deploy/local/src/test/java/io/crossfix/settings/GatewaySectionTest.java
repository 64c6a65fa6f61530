package io.crossfix.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.gateway.GatewaySettings;
import io.crossfix.gateway.http.TlsSettings;
import io.crossfix.gateway.intake.Limits;
import io.crossfix.gateway.mqtt.MqttSettings;
import io.crossfix.gateway.sender.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySectionTest {

    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path directory;

    @Test
    void everySettingReachesTheGateway() throws Exception {
        Files.writeString(directory.resolve("north.secret"), "whsec_" + "A".repeat(40) + "\n");
        GatewaySection section = read("""
                  http:
                    bind: 0.0.0.0
                    port: 9000
                    tls: {keys: g.p12, keys-password-file: g.pass, trusted: ca.p12, trusted-password-file: ca.pass, clients: want}
                    limits: {body-bytes: 2048, payloads-in-flight: 50, bytes-in-flight: 4096, batch-events: 5, kept-within: 3, connections: 7, request-within: 9}
                  mqtt:
                    - name: field
                      broker: mqtts://broker.example
                      client-id: gate-1
                      user: crossfix
                      password-file: mqtt.pass
                      tls: {trusted: ca.p12, trusted-password-file: ca.pass}
                      receive-maximum: 20
                      session-hours: 2
                      subscriptions: [{filter: city/+/cameras/#, feed: cameras, sender: north}]
                  senders:
                    - name: north
                      keys-sha256: [%s]
                      hmac-secret-file: north.secret
                      certificate: north.example
                      feeds: [cameras]
                      rate: {per-second: 3, at-once: 4}
                  feeds: [{name: cameras, format: onvif}]
                  sensors: sensors.csv
                  token-keys: keys.txt
                  hotlists: hotlists
                """.formatted(DIGEST));
        GatewaySettings settings = section.settings();

        assertThat(section.sensors()).isEqualTo(directory.resolve("sensors.csv"));
        assertThat(section.tokenKeys()).isEqualTo(directory.resolve("keys.txt"));
        assertThat(section.hotlists()).isEqualTo(directory.resolve("hotlists"));
        assertThat(section.feeds()).containsExactly(new GatewaySection.Feed("cameras", "onvif"));
        assertThat(settings.feeds()).containsExactly("cameras");
        assertThat(settings.limits()).isEqualTo(new Limits(2048, 50, 4096, 5, Duration.ofSeconds(3)));
        assertThat(settings.http().port()).isEqualTo(9000);
        assertThat(settings.http().bind()).isEqualTo("0.0.0.0");
        assertThat(settings.http().connections()).isEqualTo(7);
        assertThat(settings.http().requestWithin()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.http().tls())
                .isEqualTo(new TlsSettings(
                        directory.resolve("g.p12"),
                        directory.resolve("g.pass"),
                        directory.resolve("ca.p12"),
                        directory.resolve("ca.pass"),
                        TlsSettings.Clients.WANT));
        assertThat(settings.mqtt())
                .containsExactly(new MqttSettings(
                        "field",
                        "broker.example",
                        8883,
                        "gate-1",
                        new MqttSettings.Tls(directory.resolve("ca.p12"), directory.resolve("ca.pass"), null, null),
                        "crossfix",
                        directory.resolve("mqtt.pass"),
                        List.of(new MqttSettings.Subscription("city/+/cameras/#", "cameras", "north")),
                        20,
                        Duration.ofHours(2)));
        Sender sender = settings.senders().get(0);
        assertThat(sender.name()).isEqualTo("north");
        assertThat(sender.keyDigests()).singleElement().isEqualTo(HexFormat.of().parseHex(DIGEST));
        assertThat(sender.hmacSecret()).hasSize(30);
        assertThat(sender.certificate()).isEqualTo("north.example");
        assertThat(sender.feeds()).isEqualTo(Set.of("cameras"));
        assertThat(sender.rate()).isEqualTo(new Sender.Rate(3, 4));
    }

    @Test
    void whatIsLeftOutListensOnThisMachineOnly() throws Exception {
        GatewaySettings settings = read("""
                  senders: [{name: north, keys-sha256: [%s], feeds: [cameras]}]
                  feeds: [{name: cameras, format: onvif}]
                """.formatted(DIGEST)).settings();

        assertThat(settings.http().bind()).isEqualTo("127.0.0.1");
        assertThat(settings.http().port()).isEqualTo(8087);
        assertThat(settings.http().tls()).isNull();
        assertThat(settings.limits()).isEqualTo(Limits.SHIPPED);
        assertThat(settings.mqtt()).isEmpty();
    }

    @Test
    void everyFaultIsToldAtOnceWithItsLine() throws Exception {
        List<Fault> faults = faults("""
                  http: {bind: 0.0.0.0, limits: {payloads-in-flight: 10}}
                  mqtt:
                    - name: field
                      broker: mqtt://broker.example
                      subscriptions: [{filter: a/#, feed: cameras, sender: south}, {filter: b/#, feed: calls, sender: north}]
                  senders:
                    - {name: north, keys-sha256: [%1$s, %1$s], feeds: [cameras, nowhere]}
                    - {name: north, feeds: [cameras]}
                    - {name: west, certificate: west.example, feeds: [cameras]}
                    - {name: east, feeds: [cameras]}
                  feeds: [{name: cameras, format: onvif}, {name: cameras, format: onvif}, {name: calls, format: eido}]
                """.formatted(DIGEST));

        assertThat(faults)
                .extracting(Fault::message)
                .anyMatch(each -> each.contains("keys could be read on their way to 0.0.0.0"))
                .anyMatch(each -> each.contains("500 events of 10"))
                .anyMatch(each -> each.contains("messages could be read on their way from mqtt://broker.example"))
                .anyMatch(each -> each.contains("there is no sender south"))
                .anyMatch(each -> each.contains("the sender north may not send to the feed calls"))
                .anyMatch(each -> each.contains("this key is in the list already"))
                .anyMatch(each -> each.contains("there is no feed nowhere"))
                .anyMatch(each -> each.contains("two of them are called north"))
                .anyMatch(each -> each.contains("a certificate takes http.tls"))
                .anyMatch(each -> each.contains("the sender east can prove itself by nothing"))
                .anyMatch(each -> each.contains("two of them are called cameras"))
                .hasSize(11);
        assertThat(faults).allMatch(fault -> fault.line() > 1);
    }

    @Test
    void theSchemaRefusesWhatCannotBe() throws Exception {
        assertThat(faults("""
                  http: {prot: 1}
                  mqtt: [{name: field, broker: 'http://x', subscriptions: [{filter: 'a/#/b', feed: cameras, sender: north}]}]
                  senders: [{name: North, keys-sha256: [abc], feeds: []}]
                  feeds: [{name: cameras}]
                """))
                .extracting(Fault::message)
                .anyMatch(each -> each.contains("did you mean 'port'"))
                .anyMatch(each -> each.contains("/gateway/mqtt/0/broker"))
                .anyMatch(each -> each.contains("/filter"))
                .anyMatch(each -> each.contains("/gateway/senders/0/name"))
                .anyMatch(each -> each.contains("/keys-sha256"))
                .anyMatch(each -> each.contains("format"));
    }

    @Test
    void aSecretThatIsNoneIsToldWithoutTellingIt() throws Exception {
        Files.writeString(directory.resolve("north.secret"), "whsec_dG9vc2hvcnQ=");
        GatewaySection section = read("""
                  senders:
                    - {name: north, hmac-secret-file: north.secret, feeds: [cameras]}
                    - {name: south, hmac-secret-file: missing.secret, feeds: [cameras]}
                  feeds: [{name: cameras, format: onvif}]
                """);

        InvalidDocument fault = catchThrowableOfType(InvalidDocument.class, section::settings);
        assertThat(fault.faults()).hasSize(2);
        assertThat(fault)
                .hasMessageContaining("north.secret")
                .hasMessageContaining("24 bytes")
                .hasMessageContaining("missing.secret");
        assertThat(fault.getMessage()).doesNotContain("dG9vc2hvcnQ");
    }

    private GatewaySection read(String section) throws IOException, InvalidDocument {
        return Objects.requireNonNull(Installation.read(written(section)).gateway());
    }

    private List<Fault> faults(String section) throws IOException {
        Path file = written(section);
        return catchThrowableOfType(InvalidDocument.class, () -> Installation.read(file))
                .faults();
    }

    private Path written(String section) throws IOException {
        return Files.writeString(
                directory.resolve("crossfix.yaml"), "kafka: {bootstrap: '127.0.0.1:9092'}\ngateway:\n" + section);
    }
}
