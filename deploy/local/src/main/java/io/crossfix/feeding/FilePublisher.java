package io.crossfix.feeding;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.Publisher;
import io.crossfix.local.CommandFailed;
import io.crossfix.wire.RecordJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes observations into a directory instead of Kafka, for people and programs to look at: JSON Lines, a file for each
 * kind of record. What was rejected is counted by whoever runs the feed and not written.
 */
public final class FilePublisher implements Publisher {

    private final Path directory;
    private final Map<String, BufferedWriter> writers = new HashMap<>();

    /** @param directory made if missing; files of an earlier run in it are replaced */
    public FilePublisher(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void publish(SpecificRecord observation) {
        try {
            BufferedWriter writer = writer(observation.getSchema().getName());
            writer.write(RecordJson.of(observation).toString());
            writer.write('\n');
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private BufferedWriter writer(String record) throws IOException {
        BufferedWriter open = writers.get(record);
        if (open == null) {
            open = Files.newBufferedWriter(directory.resolve(record + ".jsonl"));
            writers.put(record, open);
        }
        return open;
    }

    @Override
    public void heartbeat(long completeUpToMillis) {
        // A file that has ended says by itself that nothing follows.
    }

    @Override
    public void reject(FeedRejection rejection) {
        // Counted in the feed's tally; the original bytes may hold what must not be written.
    }

    @Override
    public void flush() {
        try {
            for (BufferedWriter writer : writers.values()) {
                writer.flush();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            for (BufferedWriter writer : writers.values()) {
                writer.close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private CommandFailed failed(IOException e) {
        return new CommandFailed("observations cannot be written to " + directory + ": " + e, e);
    }
}
