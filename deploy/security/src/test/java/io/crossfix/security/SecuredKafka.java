package io.crossfix.security;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.access.AccessPlan;
import io.crossfix.kafka.access.Part;
import io.crossfix.settings.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * A real broker that lets in only whom it knows by certificate, and allows what the plan says and nothing else; its topics were
 * made by the principal that is to make them.
 */
record SecuredKafka(EmbeddedKafka broker, Certificates certificates, Path directory) implements AutoCloseable {

    private static final Map<String, String> GUARDED = Map.of(
            "listener.security.protocol.map", "CONTROLLER:SSL,CLIENT:SSL",
            "ssl.client.auth", "required",
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found", "false",
            "super.users", "User:CN=crossfix-broker");

    private static final String RULES =
            "rules: {directory: '" + Path.of("../rules").toAbsolutePath().normalize() + "'}\n";

    /** Starts one, with certificates for these parts beside the broker's and the administrator's. */
    static SecuredKafka in(Path directory, String... parts) throws Exception {
        Certificates certificates = new Certificates(directory.resolve("certificates"));
        certificates.made(Stream.concat(Stream.of("broker", "admin"), Arrays.stream(parts))
                .toArray(String[]::new));
        Map<String, String> told = new HashMap<>(GUARDED);
        told.putAll(Certificates.showing(certificates.keys("broker"), certificates.authority()));
        SecuredKafka kafka = new SecuredKafka(
                EmbeddedKafka.in(directory.resolve("kafka")).with(told).start(), certificates, directory);
        try (Admin root = kafka.admin("broker")) {
            root.createAcls(new AccessPlan(kafka.as("admin"), AccessPlan.OF_CERTIFICATES).bindings())
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
        new TopicSetup(kafka.as("admin"), kafka.installation("admin").topics()).create();
        return kafka;
    }

    /** How a part reaches it, as its crossfix.yaml says. */
    KafkaSettings as(Part part) throws Exception {
        return as(part.label());
    }

    KafkaSettings as(String part) throws Exception {
        return installation(part).kafka().access();
    }

    Installation installation(String part) throws Exception {
        return Installation.read(config(part, ""));
    }

    /** Writes the crossfix.yaml of a part. */
    Path config(String part, String rest) throws Exception {
        return config(part, Certificates.showing(certificates.keys(part), certificates.authority()), rest);
    }

    private Path config(String part, Map<String, String> keys, String rest) throws Exception {
        StringBuilder text = new StringBuilder("kafka:\n  bootstrap: '" + broker.bootstrapServers()
                + "'\n  partitions: 1\n  properties:\n    security.protocol: SSL\n");
        new TreeMap<>(keys)
                .forEach((key, value) -> text.append("    ")
                        .append(key)
                        .append(": '")
                        .append(value)
                        .append("'\n"));
        return Files.writeString(directory.resolve("crossfix-" + part + ".yaml"), text + RULES + rest);
    }

    /** Whoever holds this key and trusts this authority, whoever that is. */
    KafkaSettings with(Path keys, Path authority) throws Exception {
        Map<String, String> properties = new HashMap<>(Certificates.showing(keys, authority));
        properties.put("security.protocol", "SSL");
        return settings(properties);
    }

    /** Whoever says this and nothing else. */
    KafkaSettings settings(Map<String, String> properties) {
        return new KafkaSettings(broker.bootstrapServers(), "crossfix.", "crossfix", properties);
    }

    Admin admin(String part) throws Exception {
        return Admin.create(as(part).adminProperties());
    }

    @Override
    public void close() {
        broker.close();
    }
}
