package io.crossfix.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.BrokerSafety;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.record.Heartbeat;
import io.crossfix.settings.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A laptop's installation is told, all at once, what it lacks for production. */
class ProductionChecksTest {

    @TempDir
    private Path directory;

    @Test
    void plainConnectionsSingleCopiesUnsignedRulesAndFilesThatAreNotThereAreFound() throws Exception {
        Path here = Files.writeString(directory.resolve("trust.pem"), "a certificate");
        Installation laptop =
                installation("bootstrap: '127.0.0.1:9'\n  properties:\n    ssl.truststore.location: " + here
                        + "\n    ssl.keystore.location: " + directory + "\n    ssl.key.password: ${file:/no/such:key}"
                        + "\n    sasl.jaas.config: x password=\"${directory:" + directory + ":trust.pem}\";");

        assertThat(bad(ProductionChecks.of(laptop)))
                .extracting(Finding::detail)
                .satisfiesExactlyInAnyOrder(
                        detail -> assertThat(detail).startsWith("kafka.properties.security.protocol is PLAINTEXT"),
                        detail -> assertThat(detail).startsWith("kafka.replication is 1"),
                        detail -> assertThat(detail).startsWith("rules.trusted-keys is not set"),
                        detail -> assertThat(detail)
                                .startsWith("kafka.properties.ssl.key.password names /no/such, which is no file"),
                        detail -> assertThat(detail)
                                .startsWith("kafka.properties.ssl.keystore.location names " + directory + ", which"));
    }

    @Test
    void threeCopiesOverTlsAndSignedRulesAreGood() throws Exception {
        Installation sound = installation("""
                bootstrap: '127.0.0.1:9'
                  replication: 3
                  properties: {security.protocol: SSL}
                rules: {trusted-keys: {ada: MCowBQYDK2VwAyEAMen6n7s/LFWl1YD9p6qiLAIO3hSHXmVYAzLVBv5dViI=}}""");

        assertThat(bad(ProductionChecks.of(sound))).isEmpty();
    }

    @Test
    void topicsThatALostBrokerWouldTakeWithItAreFound() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.in(directory.resolve("kafka"))
                .with(Map.of("auto.create.topics.enable", "true"))
                .start()) {
            Installation single = installation("bootstrap: '" + broker.bootstrapServers() + "'");
            new TopicSetup(single.kafka().access(), single.topics()).create();

            List<Finding> bad = bad(ProductionChecks.ofBrokers(single, single.topics(), Finding.Verdict.BAD));
            assertThat(bad)
                    .filteredOn(finding -> finding.detail().contains("crossfix.alerts "))
                    .hasSize(1);
            assertThat(bad)
                    .filteredOn(finding -> finding.detail().contains("crossfix.alerts:"))
                    .hasSize(1);
            assertThat(bad)
                    .filteredOn(finding -> finding.subject().equals("brokers"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.detail()).contains("auto.create.topics.enable is true"));
            assertThat(bad).hasSize(2 * single.topics().all().size() + 1);
        }
    }

    @Test
    void aTimeThatABrokerGaveIsNotAheadOfOurs() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.in(directory.resolve("kafka")).start()) {
            Installation here = installation("bootstrap: '" + broker.bootstrapServers() + "'");
            new TopicSetup(here.kafka().access(), here.topics()).create();
            BrokerSafety safety = new BrokerSafety(here.kafka().access(), here.topics());
            assertThat(safety.newestAppend()).isNull();

            Instant before = Instant.now();
            try (RecordProducer producer = RecordProducer.open(here.kafka().access())) {
                producer.send(Topic.CAMERA, 0, new Heartbeat("beat", Instant.EPOCH));
                producer.flush();
            }
            assertThat(safety.newestAppend())
                    .isBetween(before.minusMillis(1), Instant.now().plusMillis(1));
        }
    }

    @Test
    void moreThanTwoSecondsAreAWarning() {
        Instant now = Instant.parse("2026-03-01T21:00:00Z");

        assertThat(ProductionChecks.clock(now.plusMillis(2_000), now).verdict()).isEqualTo(Finding.Verdict.GOOD);
        assertThat(ProductionChecks.clock(now.minusSeconds(3_600), now).verdict())
                .isEqualTo(Finding.Verdict.GOOD);
        assertThat(ProductionChecks.clock(now.plusMillis(2_001), now)).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Finding.Verdict.WARN);
            assertThat(finding.detail()).startsWith("is at least 2001 ms ahead");
        });
    }

    private Installation installation(String kafka) throws IOException, InvalidDocument {
        Path file = directory.resolve("crossfix.yaml");
        Files.writeString(file, "kafka:\n  " + kafka + "\n");
        return Installation.read(file);
    }

    private static List<Finding> bad(List<Finding> findings) {
        return findings.stream().filter(Finding::isBad).toList();
    }
}
