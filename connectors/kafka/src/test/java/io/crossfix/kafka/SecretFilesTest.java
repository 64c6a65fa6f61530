package io.crossfix.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    private Path directory;

    /** Kafka's own reading of its configuration is asked, as every client of it asks. */
    @Test
    void aSecretIsReadByKafkasClientAndByNobodyBefore() throws Exception {
        Path properties = Files.writeString(directory.resolve("kafka.properties"), "key=canary-1\nuser=canary-2\n");
        Files.writeString(directory.resolve("keystore"), "canary-3");
        KafkaSettings settings = new KafkaSettings(
                "127.0.0.1:9092",
                "crossfix.",
                "crossfix",
                Map.of(
                        "ssl.key.password", "${file:" + properties + ":key}",
                        "sasl.jaas.config", "a.Module required password=\"${file:" + properties + ":user}\";",
                        "ssl.keystore.password", "${directory:" + directory + ":keystore}"));
        assertThat(settings.clientProperties().toString()).doesNotContain("canary");
        var told = ClientProperties.producer(settings);
        assertThat(told.toString()).doesNotContain("canary");
        told.putAll(Map.of(
                "key.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer",
                "value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer"));
        ProducerConfig read = new ProducerConfig(told);
        assertThat(read.getPassword("ssl.key.password")).isEqualTo(new Password("canary-1"));
        assertThat(read.getPassword("sasl.jaas.config").value()).contains("password=\"canary-2\"");
        assertThat(read.getPassword("ssl.keystore.password")).isEqualTo(new Password("canary-3"));
        assertThat(settings + read.values().toString()).doesNotContain("canary");
    }

    @Test
    void whereNothingIsReferredToNothingIsAdded() {
        assertThat(new KafkaSettings("127.0.0.1:9092", "crossfix.", "crossfix", Map.of("security.protocol", "SSL"))
                        .clientProperties())
                .containsOnlyKeys("security.protocol");
        Map<String, String> own = Map.of("config.providers", "vault", "ssl.key.password", "${vault:a:b}");
        assertThat(SecretFiles.enabledIn(own)).isEqualTo(own);
    }

    @Test
    void whatIsSecretIsKnownByItsName() {
        assertThat(SecretFiles.written(Map.ofEntries(
                        Map.entry("ssl.key.password", "open"),
                        Map.entry("ssl.keystore.key", "-----BEGIN PRIVATE KEY-----"),
                        Map.entry("ssl.truststore.password", "${file:/a:b}"),
                        Map.entry("ssl.keystore.password", ""),
                        Map.entry("ssl.keystore.location", "/etc/keystore.pem"),
                        Map.entry("sasl.oauthbearer.token.endpoint.url", "https://id.example/token"),
                        Map.entry("sasl.login.callback.handler.class", "a.TokenHandler"),
                        Map.entry("sasl.jaas.config", "a.Module required username=\"u\" password=\"open\";"))))
                .containsExactly("sasl.jaas.config", "ssl.key.password", "ssl.keystore.key");
        for (String hidden : new String[] {
            "a.Module required username=\"u\" password=\"${file:/a:b}\";",
            "a.Module required username='u' password='${directory:/a:b}';",
            "com.sun.security.auth.module.Krb5LoginModule required useTicketCache=true;"
        }) {
            assertThat(SecretFiles.written(Map.of("sasl.jaas.config", hidden))).isEmpty();
        }
        assertThat(SecretFiles.written(Map.of("sasl.jaas.config", "a.Module required clientSecret=open;")))
                .hasSize(1);
    }
}
