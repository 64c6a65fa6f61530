package io.crossfix.feeds.conform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.door.SensorRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Real messages of vendors, each with the format that reads it and what its transport would say beside it. */
record VendorSamples(Path file, String format, Map<String, String> attributes) {

    private static final Path ROOT = Path.of(
                    Objects.requireNonNullElse(System.getenv("CROSSFIX_DATA"), "../../../shared/data"))
            .resolve("vendor_samples");

    static final SensorRegister SENSORS = sensors();

    static Stream<VendorSamples> all() {
        assumeTrue(Files.isDirectory(ROOT), () -> "skipped: no recorded data at " + ROOT.toAbsolutePath());
        return present();
    }

    /** All of them, or none where there is no recorded data. */
    static Stream<VendorSamples> present() {
        if (!Files.isDirectory(ROOT)) {
            return Stream.empty();
        }
        return Stream.of(
                        in("openalpr", "openalpr", Map.of()),
                        in("platerecognizer", "platerecognizer", Map.of()),
                        in("lpr_cameras", "axis-lpr", Map.of()),
                        in("frigate", "frigate", Map.of("topic", "frigate/events")),
                        in("onvif", "onvif", Map.of("sender", "a-camera")),
                        in("eido", "eido", Map.of()))
                .flatMap(samples -> samples);
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return ROOT.relativize(file).toString();
    }

    Trial trial() {
        try {
            return new Trial(Formats.of(format, Path.of(".")), SENSORS);
        } catch (InvalidDocument | UnusableSource e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }

    private static Stream<VendorSamples> in(String directory, String format, Map<String, String> attributes) {
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            return files
                    .filter(file -> !file.toString().endsWith(".yaml")
                            && !file.toString().endsWith(".xsd"))
                    .sorted()
                    .map(file -> new VendorSamples(file, format, attributes))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SensorRegister sensors() {
        List<String> cameras = List.of(
                "1414799424",
                "camera-1",
                "front_door",
                "front_door_cam",
                "driveway_cam",
                "driveway",
                "front_cam",
                "a-camera",
                "1c8ae81b-3b00-46cf-bf76-79cc3fa533dc",
                "755cc9bb-cf3a-410b-bd1b-0ec97c6d6256",
                "cfbf96f2-9dc7-437f-aa12-155aacbb0b8f",
                "4b2daa4c-507e-482c-8ae0-2068b1c1d875",
                "94fbe18e-0af8-40d2-8539-67b6ea550c6e",
                "state.pa.us",
                "ACCC8ED3290D");
        StringBuilder text = new StringBuilder("strangers: refuse\nsensors:\n");
        for (int i = 0; i < cameras.size(); i++) {
            text.append("  - {id: s")
                    .append(i)
                    .append(", also: ['")
                    .append(cameras.get(i))
                    .append(
                            "'], kind: [PLATE, CAMERA, CALL], owner: town, senders: vendor, position: {latitude: 40.1, longitude: -75.2, uncertainty: 40}}\n");
        }
        try {
            return SensorRegister.read(text.toString(), "samples");
        } catch (InvalidDocument e) {
            throw new IllegalStateException(e);
        }
    }
}
