package io.crossfix.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** The directory that a broker keeps its log in: formatted once, used by one broker at a time. */
final class DataDirectory implements AutoCloseable {

    private static final String CLUSTER_ID = "Q3Jvc3NmaXhFbWJlZGRlZA";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes a directory for one broker, creating and formatting it if it is new.
     *
     * @throws BrokerStartException when another broker uses it, or it cannot be written
     */
    static DataDirectory take(Path path) {
        try {
            Files.createDirectories(path);
            DataDirectory taken = new DataDirectory(path, lock(path));
            taken.formatIfNew();
            return taken;
        } catch (IOException e) {
            throw new BrokerStartException("the broker's directory " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new BrokerStartException("another broker is using the directory " + path);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // The other broker lives in this very process.
        }
    }

    private void formatIfNew() {
        if (Files.exists(log().resolve("meta.properties"))) {
            return;
        }
        try {
            formatter().run();
        } catch (Exception e) {
            close();
            throw new BrokerStartException("the broker's directory " + path + " cannot be formatted", e);
        }
    }

    private Formatter formatter() {
        String log = log().toString();
        return new Formatter()
                // Standard output belongs to the command line.
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(CLUSTER_ID)
                .addDirectory(log)
                .setMetadataLogDirectory(log)
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES);
    }

    /** Where Kafka's own files are: apart from the lock file, which Kafka would take for a stray partition. */
    Path log() {
        return path.resolve("log");
    }

    /** Gives the directory back. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BrokerStartException("the lock on " + path + " cannot be released", e);
        }
    }
}
