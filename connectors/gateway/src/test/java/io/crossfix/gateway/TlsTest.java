package io.crossfix.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.gateway.http.TlsSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    private Path directory;

    private Keys server;
    private Keys north;
    private Keys guest;
    private Keys trusted;

    @BeforeEach
    void keys() throws Exception {
        server = Keys.make(directory, "server", "gateway.example");
        north = Keys.make(directory, "north", "north.example");
        guest = Keys.make(directory, "guest", "guest.example");
        trusted = Keys.trusting(directory.resolve("trusted.p12"), north, guest);
    }

    @Test
    void aClientCertificateProvesItsSender() throws Exception {
        try (Rig rig = rig(TlsSettings.Clients.WANT)) {
            assertThat(status(rig, server, north, null)).isEqualTo(202);
            assertThat(rig.door.taken())
                    .singleElement()
                    .satisfies(payload -> assertThat(payload.sender()).isEqualTo("north"));
            assertThat(status(rig, server, guest, null)).isEqualTo(401);
            assertThat(status(rig, server, null, null)).isEqualTo(401);
            assertThat(status(rig, server, null, Rig.KEY)).isEqualTo(202);
            assertThat(status(rig, server, guest, Rig.KEY)).isEqualTo(202);
        }
    }

    @Test
    void whoNeedsACertificateAndHasNoneGetsNowhere() throws Exception {
        Keys stranger = Keys.make(directory, "stranger", "north.example");
        try (Rig rig = rig(TlsSettings.Clients.NEED)) {
            assertThat(status(rig, server, north, null)).isEqualTo(202);
            assertThatThrownBy(() -> status(rig, server, null, Rig.KEY)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> status(rig, server, stranger, null)).isInstanceOf(IOException.class);
            assertThat(rig.door.taken()).hasSize(1);
        }
    }

    @Test
    void aNewCertificateIsTakenUpWithoutARestartAndABrokenOneIsNot() throws Exception {
        try (Rig rig = rig(TlsSettings.Clients.WANT)) {
            assertThat(status(rig, server, north, null)).isEqualTo(202);

            Keys before = new Keys(
                    Files.copy(
                            server.file(),
                            Files.createDirectory(directory.resolve("before")).resolve("server.p12")),
                    server.password());
            Files.write(server.file(), new byte[] {1, 2, 3});
            age(server.file(), 10);
            Eventually.holds(() -> metrics(rig, before).contains("tls_reloads_total{outcome=\"not-used\"} 1"));
            assertThat(status(rig, before, north, null)).isEqualTo(202);

            Keys renewed = Keys.make(directory, "server", "gateway.example");
            age(server.file(), 20);
            Eventually.holds(() -> isAnswered(rig, renewed));
            assertThatThrownBy(() -> status(rig, before, north, null)).isInstanceOf(SSLException.class);
        }
    }

    // Within the tick of a file system's clock two writings look alike.
    private static void age(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    private boolean isAnswered(Rig rig, Keys expected) {
        try {
            return status(rig, expected, north, null) == 202;
        } catch (Exception e) {
            return false;
        }
    }

    private Rig rig(TlsSettings.Clients clients) {
        return new Rig(Rig.with(Rig.withTls(
                new TlsSettings(server.file(), server.password(), trusted.file(), trusted.password(), clients))));
    }

    private static String metrics(Rig rig, Keys expected) {
        try {
            return client(expected, null)
                    .send(
                            HttpRequest.newBuilder(rig.address("/metrics"))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient client(Keys expected, @Nullable Keys own) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(expected.client(own))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static int status(Rig rig, Keys expected, @Nullable Keys own, @Nullable String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(rig.address("/v1/feeds/cameras"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return client(expected, own)
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
