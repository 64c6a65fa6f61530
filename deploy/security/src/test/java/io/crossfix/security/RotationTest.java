package io.crossfix.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's certificate is renewed, then a part's, then the authority itself, while a gateway goes on writing. */
class RotationTest {

    private static final byte[] RECORD = "r".getBytes(StandardCharsets.UTF_8);

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(20));

    @TempDir
    private Path directory;

    @Test
    void nothingIsLostWhileEveryCertificateIsRenewed() throws Exception {
        try (SecuredKafka kafka = SecuredKafka.in(directory, "gateway", "console")) {
            Certificates old = kafka.certificates();
            KafkaSettings gateway = kafka.as("gateway");
            AtomicInteger kept = new AtomicInteger();
            AtomicBoolean enough = new AtomicBoolean();
            ExecutorService writing = Executors.newSingleThreadExecutor();
            Future<?> written = writing.submit(() -> write(gateway, kept, enough));
            try {
                BigInteger before = shownBy(kafka);
                assertThat(before).isPositive();
                old.made("broker");
                reload(kafka, "keystore", old.keys("broker"));
                // The change goes through the log of the cluster first.
                PATIENCE.await(
                        "the broker shows its new one", () -> !shownBy(kafka).equals(before));

                old.made("gateway");
                writeOne(kafka.as("gateway"));
                System.out.println("renewed: broker, gateway; kept so far " + kept.get());

                Certificates next = new Certificates(directory.resolve("next")).made("broker", "gateway");
                Path both = Files.writeString(
                        directory.resolve("both.crt"),
                        Files.readString(old.authority()) + Files.readString(next.authority()));
                reload(kafka, "truststore", both);
                PATIENCE.await("both are trusted", () -> isLetIn(kafka.with(next.keys("gateway"), both)));
                writeOne(kafka.with(old.keys("gateway"), both));
                System.out.println("old and new authority side by side; kept so far " + kept.get());
                assertThat(written).isNotDone();
                enough.set(true);
                written.get(30, TimeUnit.SECONDS);

                // The key of the broker goes over to the new authority, then nobody trusts the old one.
                reload(kafka, "keystore", next.keys("broker"));
                reload(kafka, "truststore", next.authority());
                PATIENCE.await("the old one is out", () -> !isLetIn(kafka.with(old.keys("gateway"), both)));
                writeOne(kafka.with(next.keys("gateway"), next.authority()));
            } finally {
                enough.set(true);
                writing.shutdownNow();
            }
            System.out.println("kept while it was renewed: " + kept.get());
            assertThat(kept.get()).isPositive();
        }
    }

    /** As a gateway does: nothing is said to be kept before all replicas have it. */
    private static void write(KafkaSettings settings, AtomicInteger kept, AtomicBoolean enough) {
        // Each client connects anew, so that every certificate of the broker is met.
        while (!enough.get()) {
            try (RecordProducer producer = RecordProducer.open(settings)) {
                producer.deliver(List.of(record(), record()));
                kept.addAndGet(2);
            }
        }
    }

    private static void writeOne(KafkaSettings settings) {
        try (RecordProducer producer = RecordProducer.open(settings)) {
            producer.deliver(List.of(record()));
        }
    }

    private static boolean isLetIn(KafkaSettings settings) {
        String answer = Attempt.answer(() -> writeOne(settings));
        assertThat(answer).isIn("done", "SslAuthenticationException");
        return answer.equals("done");
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>("crossfix.gunshot", RECORD, RECORD);
    }

    /** As {@code kafka-configs.sh --alter --entity-type brokers} does; the same path is read again. */
    private static void reload(SecuredKafka kafka, String store, Path file) throws Exception {
        ConfigEntry entry = new ConfigEntry("listener.name.client.ssl." + store + ".location", file.toString());
        try (Admin root = kafka.admin("broker")) {
            root.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.BROKER, "1"),
                            List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    /** Serial number of what the broker shows to whoever connects. */
    private static BigInteger shownBy(SecuredKafka kafka) throws Exception {
        String[] address = kafka.broker().bootstrapServers().split(":", 2);
        SeenCertificate seen = new SeenCertificate();
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(null, new TrustManager[] {seen}, new SecureRandom());
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
        } catch (IOException e) {
            // It wants a certificate of ours; its own was shown before.
        }
        return seen.serial;
    }

    private static final class SeenCertificate implements X509TrustManager {

        private BigInteger serial = BigInteger.ZERO;

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("nobody asks");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            serial = chain[0].getSerialNumber();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
