package io.crossfix.feeds.simulate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;

/** Ground truth as JSON Lines: one object per incident, UTF-8, {@code \n}. */
public final class GroundTruthFile {

    private static final JsonMapper MAPPER = new JsonMapper();

    private GroundTruthFile() {}

    /**
     * Writes the truths to a file, replacing what it held.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void write(Stream<GroundTruth> truths, Path file) {
        try (Stream<GroundTruth> open = truths;
                Writer out = Files.newBufferedWriter(file)) {
            for (Iterator<GroundTruth> all = open.iterator(); all.hasNext(); ) {
                out.write(line(all.next()));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ground truth cannot be written to " + file, e);
        }
    }

    /** One incident as one line of JSON, without a line end. */
    static String line(GroundTruth truth) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", truth.id());
        node.put("kind", truth.kind().name());
        node.put("at", Instant.ofEpochMilli(truth.atMillis()).toString());
        node.put("latitude", truth.place().latitude());
        node.put("longitude", truth.place().longitude());
        node.put("detail", truth.detail());
        node.put("cause", truth.cause());
        truth.observations().forEach(node.putArray("observations")::add);
        return node.toString();
    }
}
