package io.crossfix.doctor;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.TopicSafety;
import io.crossfix.settings.Installation;
import io.crossfix.settings.KafkaSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What may do on a laptop, and must not where people rely on it: of a crossfix.yaml, and of the brokers that it names. */
public final class ProductionChecks {

    private static final int COPIES = 3;
    private static final String PROTOCOL = "security.protocol";

    private ProductionChecks() {}

    /** What can be seen in the settings alone. */
    public static List<Finding> of(Installation installation) {
        KafkaSection kafka = installation.kafka();
        Map<String, String> properties = kafka.access().clientProperties();
        List<Finding> findings = new ArrayList<>();
        String protocol = properties.getOrDefault(PROTOCOL, "PLAINTEXT").toUpperCase(Locale.ROOT);
        findings.add(Finding.of(
                protocol.endsWith("SSL"),
                "settings",
                "kafka.properties." + PROTOCOL + " is " + protocol
                        + (protocol.endsWith("SSL")
                                ? ""
                                : ": everything can be read on the way; set SSL or SASL_SSL")));
        int copies = kafka.topics().replication();
        findings.add(Finding.of(
                copies >= COPIES,
                "settings",
                "kafka.replication is " + copies
                        + (copies >= COPIES ? "" : ": the loss of one broker loses alerts; set " + COPIES)));
        boolean signed = installation.rules().trusted().areDemanded();
        findings.add(Finding.of(
                signed,
                "settings",
                signed
                        ? "rules.trusted-keys: only signed rules are taken up"
                        : "rules.trusted-keys is not set: whoever may write to the topic of rules changes what raises"
                                + " alerts; make keys with 'crossfix rules keygen'"));
        properties.forEach((key, value) -> {
            if (isSecret(key) && !value.startsWith("${")) {
                findings.add(
                        Finding.bad(
                                "settings",
                                "kafka.properties." + key
                                        + " stands in the open; name a file instead (a PEM key store, or a configuration provider)"));
            }
        });
        return findings;
    }

    private static boolean isSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.contains("password")
                || lower.contains("secret")
                || lower.equals("sasl.jaas.config")
                || lower.equals("ssl.keystore.key");
    }

    /** What only the brokers can tell: how many copies there are of each topic, and how many must be written. */
    public static List<Finding> ofBrokers(Installation installation) {
        try {
            return new TopicSafety(installation.kafka().access(), installation.topics())
                    .dangers().stream()
                            .map(danger -> Finding.bad("topics", danger))
                            .toList();
        } catch (KafkaFailure e) {
            return List.of(Finding.bad("Kafka", String.valueOf(e.getMessage())));
        }
    }
}
