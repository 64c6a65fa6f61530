package io.crossfix.security;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.access.AccessPlan;
import io.crossfix.kafka.access.Part;
import io.crossfix.settings.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A real broker that asks for a name and a password (SASL_SSL, SCRAM-SHA-512), and allows what the plan says.
 */
record PasswordKafka(EmbeddedKafka broker, Certificates certificates, Path directory) implements AutoCloseable {

    private static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule required ";
    private static final Map<String, String> GUARDED = Map.ofEntries(
            Map.entry("listener.security.protocol.map", "CONTROLLER:SSL,CLIENT:SASL_SSL"),
            Map.entry("ssl.client.auth", "required"),
            Map.entry("listener.name.client.ssl.client.auth", "none"),
            Map.entry("sasl.enabled.mechanisms", "SCRAM-SHA-512"),
            Map.entry("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512"),
            Map.entry(
                    "listener.name.client.scram-sha-512.sasl.jaas.config",
                    MODULE + "username=\"alone\" password=\"there-is-no-other-broker\";"),
            Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
            Map.entry("allow.everyone.if.no.acl.found", "false"),
            Map.entry("super.users", "User:CN=crossfix-broker"));

    static PasswordKafka in(Path directory) throws Exception {
        Certificates certificates = givenUsers(directory);
        Map<String, String> told = new HashMap<>(GUARDED);
        told.putAll(Certificates.showing(certificates.keys("broker"), certificates.authority()));
        return new PasswordKafka(
                EmbeddedKafka.in(directory.resolve("kafka")).with(told).start(), certificates, directory);
    }

    /** The users are made while the same broker still lets people in by certificate. */
    private static Certificates givenUsers(Path directory) throws Exception {
        try (SecuredKafka before = SecuredKafka.in(directory);
                Admin root = before.admin("broker")) {
            List<UserScramCredentialAlteration> users = Arrays.stream(Part.values())
                    .<UserScramCredentialAlteration>map(part -> new UserScramCredentialUpsertion(
                            "crossfix-" + part.label(),
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                            password(part)))
                    .toList();
            root.alterUserScramCredentials(users).all().get(20, TimeUnit.SECONDS);
            root.createAcls(new AccessPlan(before.as("admin"), AccessPlan.OF_PASSWORDS).bindings())
                    .all()
                    .get(20, TimeUnit.SECONDS);
            return before.certificates();
        }
    }

    /** What only the broker and the part's file know. */
    static String password(Part part) {
        return "canary-of-the-" + part.label();
    }

    KafkaSettings as(Part part) throws Exception {
        return installation(part).kafka().access();
    }

    Installation installation(Part part) throws Exception {
        return Installation.read(config(part));
    }

    /** The crossfix.yaml of a part, its password in a file. */
    Path config(Part part) throws Exception {
        Path secret =
                Files.writeString(directory.resolve(part.label() + ".properties"), "password=" + password(part) + "\n");
        return Files.writeString(directory.resolve("crossfix-" + part.label() + ".yaml"), """
                kafka:
                  bootstrap: '%s'
                  partitions: 1
                  properties:
                    security.protocol: SASL_SSL
                    sasl.mechanism: SCRAM-SHA-512
                    sasl.jaas.config: >-
                      %susername="crossfix-%s" password="${file:%s:password}";
                    ssl.truststore.type: PEM
                    ssl.truststore.location: %s
                rules: {directory: '%s'}
                """.formatted(
                        broker.bootstrapServers(),
                        MODULE,
                        part.label(),
                        secret,
                        certificates.authority(),
                        Path.of("../rules").toAbsolutePath().normalize()));
    }

    @Override
    public void close() {
        broker.close();
    }
}
