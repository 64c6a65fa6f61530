package io.crossfix.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.settings.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A laptop's installation is told, all at once, what it lacks for production. */
class ProductionChecksTest {

    @TempDir
    private Path directory;

    @Test
    void plainConnectionsSingleCopiesAndUnsignedRulesAreFound() throws Exception {
        Installation laptop = installation("bootstrap: '127.0.0.1:9'");

        List<Finding> bad = bad(ProductionChecks.of(laptop));
        assertThat(bad)
                .extracting(Finding::detail)
                .satisfiesExactlyInAnyOrder(
                        detail -> assertThat(detail).startsWith("kafka.properties.security.protocol is PLAINTEXT"),
                        detail -> assertThat(detail).startsWith("kafka.replication is 1"),
                        detail -> assertThat(detail).startsWith("rules.trusted-keys is not set"));
    }

    @Test
    void threeCopiesOverTlsAndSignedRulesAreGood() throws Exception {
        Installation sound = installation("bootstrap: '127.0.0.1:9'\n  replication: 3\n"
                + "  properties: {security.protocol: SSL, ssl.keystore.location: /etc/crossfix/keystore.pem}\n"
                + "rules: {trusted-keys: {ada: MCowBQYDK2VwAyEAMen6n7s/LFWl1YD9p6qiLAIO3hSHXmVYAzLVBv5dViI=}}");

        assertThat(bad(ProductionChecks.of(sound))).isEmpty();
    }

    @Test
    void topicsThatALostBrokerWouldTakeWithItAreFound() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.in(directory.resolve("kafka")).start()) {
            Installation single = installation("bootstrap: '" + broker.bootstrapServers() + "'");
            new TopicSetup(single.kafka().access(), single.topics()).create();

            List<Finding> bad = bad(ProductionChecks.ofBrokers(single));
            assertThat(bad)
                    .filteredOn(finding -> finding.detail().contains("crossfix.alerts "))
                    .hasSize(1);
            assertThat(bad)
                    .filteredOn(finding -> finding.detail().contains("crossfix.alerts:"))
                    .hasSize(1);
            assertThat(bad).hasSize(2 * single.topics().all().size());
        }
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
