package io.crossfix.feeding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.RecordJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Observations that a {@link FilePublisher} has written, read back: the name of a file says which record its lines hold.
 *
 * @param observations in the order of the files and their lines
 * @param rows lines read
 * @param rejected lines that hold no such record
 */
public record PublishedLines(List<SpecificRecord> observations, long rows, long rejected) {

    static {
        AvroTrust.install();
    }

    private static final int SAY_EVERY = 10_000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Map<String, Schema> SCHEMAS = Stream.of(
                    GunshotDetection.getClassSchema(),
                    PlateRead.getClassSchema(),
                    EmergencyCall.getClassSchema(),
                    CameraEvent.getClassSchema())
            .collect(Collectors.toMap(
                    schema -> schema.getName() + ".jsonl", schema -> schema, (a, b) -> a, TreeMap::new));

    /**
     * Reads files.
     *
     * @param places files, or directories that hold such files
     * @param most most observations that are held
     * @param progress told now and then how many lines have been read
     * @throws CommandFailed when a file cannot be read, has another name, or there is too much
     */
    public static PublishedLines read(List<Path> places, int most, LongConsumer progress) {
        List<SpecificRecord> observations = new ArrayList<>();
        long rows = 0;
        for (Path file : files(places)) {
            Schema schema = SCHEMAS.get(String.valueOf(file.getFileName()));
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    add(line, schema, observations);
                    if (observations.size() > most) {
                        throw new CommandFailed("there are more than " + most + " observations; give fewer files");
                    }
                    if (++rows % SAY_EVERY == 0) {
                        progress.accept(rows);
                    }
                }
            } catch (IOException e) {
                throw new CommandFailed(file + " cannot be read: " + e, e);
            }
        }
        return new PublishedLines(observations, rows, rows - observations.size());
    }

    private static void add(String line, Schema schema, List<SpecificRecord> observations) {
        try {
            JsonNode node = MAPPER.readTree(line);
            observations.add(RecordJson.read(node, schema));
        } catch (IOException | IllegalArgumentException e) {
            // Counted: what is neither a row read nor an observation was rejected.
        }
    }

    private static List<Path> files(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            List<Path> found = Files.isDirectory(place)
                    ? SCHEMAS.keySet().stream()
                            .map(place::resolve)
                            .filter(Files::isReadable)
                            .toList()
                    : List.of(place);
            if (found.isEmpty()) {
                throw new CommandFailed(place + " holds none of " + SCHEMAS.keySet());
            }
            files.addAll(found);
        }
        files.stream()
                .filter(file -> !SCHEMAS.containsKey(String.valueOf(file.getFileName())))
                .findFirst()
                .ifPresent(file -> {
                    throw new CommandFailed(
                            "without a mapping only what 'simulate --out' and 'replay --out' write can be"
                                    + " read, files named " + SCHEMAS.keySet() + "; " + file + " needs --mapping");
                });
        return files;
    }
}
