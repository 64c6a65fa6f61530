package io.crossfix.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.AuditCheckpoint;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.RecordJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * Checkpoints as lines of JSON in a file that is only ever appended to, best on a machine that whoever holds the broker does not:
 * what neither the chain nor a signature can show, that the end of everything is missing, it does.
 */
public final class Witness {

    private static final String FILE = "audit-checkpoints.jsonl";
    private static final ObjectMapper JSON = new JsonMapper();

    static {
        AvroTrust.install();
    }

    private final Path file;

    private Witness(Path file) {
        this.file = file;
    }

    /** The witness in this directory, or in this very file. */
    public static Witness at(Path place) {
        return new Witness(Files.isDirectory(place) ? place.resolve(FILE) : place);
    }

    /**
     * Appends checkpoints; they are on the disk when this returns.
     *
     * @throws CommandFailed when they cannot be written
     */
    void append(List<AuditCheckpoint> checkpoints) {
        StringBuilder lines = new StringBuilder();
        checkpoints.forEach(
                checkpoint -> lines.append(RecordJson.of(checkpoint)).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new CommandFailed("the witness " + file + " cannot be written: " + e, e);
        }
    }

    /**
     * Hands over what the file holds.
     *
     * @throws CommandFailed when it cannot be read
     */
    void read(JudgedCheckpoints judged) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, "line " + number + " of " + file.getFileName(), judged);
                number++;
            }
        } catch (IOException e) {
            throw new CommandFailed("the witness " + file + " cannot be read: " + e, e);
        }
    }

    private static void take(String line, String where, JudgedCheckpoints judged) {
        try {
            judged.fromWitness(checkpoint(JSON.readTree(line)), where);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            judged.notOne(where, e.getClass().getSimpleName());
        }
    }

    /**
     * Reads a line back.
     *
     * @throws IllegalArgumentException when a field is missing
     * @throws DateTimeException when the time is none
     */
    public static AuditCheckpoint checkpoint(JsonNode line) {
        return AuditCheckpoint.newBuilder()
                .setTopic(line.required("topic").asText())
                .setPartition(line.required("partition").asInt())
                .setOffset(line.required("offset").asLong())
                .setRecords(line.required("records").asLong())
                .setHead(line.required("head").asText())
                .setAt(Instant.parse(line.required("at").asText()))
                .setKeyId(line.required("keyId").asText())
                .setSignature(line.required("signature").asText())
                .build();
    }
}
