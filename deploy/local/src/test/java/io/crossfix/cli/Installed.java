package io.crossfix.cli;

import io.crossfix.feeds.door.Formats;
import io.crossfix.gateway.sender.KeyDigest;
import io.crossfix.settings.GatewaySection;
import io.crossfix.settings.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An installation with every shipped format as a feed of its name, one sender, and the register that the formats' samples are
 * tried with.
 *
 * @param directory holds its files
 */
record Installed(Path directory) {

    static final String KEY = "a key of the vendor";

    /** Where the samples of the formats lie. */
    static final Path SAMPLES = Path.of("../../connectors/feeds/src/test/resources/formats");

    /** Writes its files; the first key of tokens holds from an epoch on. */
    static Installed in(Path directory, String firstEpoch) throws Exception {
        Installed made = new Installed(Files.createDirectories(directory));
        Files.writeString(Files.createDirectories(made.keys()).resolve(firstEpoch + ".key"), "k".repeat(32));
        Files.copy(SAMPLES.resolve("sensors.yaml"), directory.resolve("sensors.yaml"));
        Files.writeString(made.hotlist(), "# crossfix hotlist, made 2026-01-01T00:00:00Z\n");
        String names = String.join(", ", Formats.shipped());
        String feeds = Formats.shipped().stream()
                .map(format -> "{name: " + format + ", format: " + format + "}")
                .collect(Collectors.joining(", "));
        Files.writeString(made.config(), """
                kafka: {bootstrap: '127.0.0.1:9092'}
                gateway:
                  http: {port: 0}
                  senders: [{name: vendor, keys-sha256: ['%s'], feeds: [%s], rate: {per-second: 10000, at-once: 10000}}]
                  sensors: sensors.yaml
                  token-keys: keys
                  hotlists: hotlist.csv
                  feeds: [%s]
                """.formatted(HexFormat.of().formatHex(KeyDigest.of(KEY)), names, feeds));
        return made;
    }

    Path config() {
        return directory.resolve("crossfix.yaml");
    }

    Path keys() {
        return directory.resolve("keys");
    }

    Path hotlist() {
        return directory.resolve("hotlist.csv");
    }

    GatewaySection gateway() throws Exception {
        return Objects.requireNonNull(Installation.read(config()).gateway());
    }
}
