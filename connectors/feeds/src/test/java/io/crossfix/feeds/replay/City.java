package io.crossfix.feeds.replay;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.RecordingPublisher;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A small town that publishes its calls; tests tell what is in the files and see what comes out. */
final class City {

    static final String MAPPING = """
            mapping: town
            about: A town.
            source: {format: csv}
            filters: [{name: drills, column: kind, in: [DRILL]}]
            id: 'town-{number}'
            sensor: town-cad
            time: {column: at, format: 'yyyy-MM-dd HH:mm:ss', zone: America/Los_Angeles}
            reported: {column: told, format: 'yyyy-MM-dd HH:mm:ss', zone: America/Los_Angeles}
            position: {latitude: lat, longitude: lon}
            classify:
              by: '{kind}'
              table:
                SHOT: {stream: GUNSHOT, rounds: {column: rounds}}
                FIGHT: {stream: CALL, category: FIGHT}
              default: {stream: CALL}
            """;
    static final String HEADER = "number,at,told,kind,lat,lon,rounds";

    final RecordingPublisher publisher = new RecordingPublisher();
    final FakeClock clock = new FakeClock();
    final List<ReplayProgress> progress = new ArrayList<>();
    private final Path directory;
    private final List<Path> files = new ArrayList<>();
    private String mapping = MAPPING;

    City(Path directory) {
        this.directory = directory;
    }

    /** A row at a time of the evening of 1 June 2024. */
    static String row(int number, String time, String kind) {
        return row(number, time, "", kind);
    }

    static String row(int number, String time, String told, String kind) {
        String report = told.isEmpty() ? "" : "2024-06-01 " + told;
        return number + ",2024-06-01 " + time + "," + report + "," + kind + ",37.8,-122.2,2";
    }

    City mappedBy(String text) {
        mapping = text;
        return this;
    }

    City publishes(String... lines) throws IOException {
        return publishesBytes((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    City publishesBytes(byte[] bytes) throws IOException {
        Path file = directory.resolve("file-" + files.size() + ".csv");
        Files.write(file, bytes);
        files.add(file);
        return this;
    }

    City publishesZipped(String... lines) throws IOException {
        Path file = directory.resolve("file-" + files.size() + ".csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        files.add(file);
        return this;
    }

    ReplayTally replays() throws UnusableSource {
        return replays(ReplaySettings.DEFAULT);
    }

    ReplayTally replays(ReplaySettings settings) throws UnusableSource {
        return replay(settings).run(files, publisher, progress::add);
    }

    Replay replay(ReplaySettings settings) {
        return new Replay(mapping(mapping), new Tokeniser(TokenKey.of("k".repeat(32), "test")), settings, clock);
    }

    List<Path> files() {
        return files;
    }

    static Mapping mapping(String text) {
        try {
            return Mapping.read(text, "town.yaml");
        } catch (InvalidDocument e) {
            throw new AssertionError(e);
        }
    }
}
