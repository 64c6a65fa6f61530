package io.crossfix.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory of one running process: what it keeps, and the lock that keeps a second process out. */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Where data lies when nobody says otherwise. */
    public static Path byDefault() {
        return Path.of(System.getProperty("user.home"), ".crossfix");
    }

    /**
     * Takes the directory, creating it if missing.
     *
     * @throws CommandFailed when another process uses it, or it cannot be written
     */
    public static DataDirectory take(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(whole);
            return new DataDirectory(whole, locked(whole));
        } catch (IOException e) {
            throw new CommandFailed("the data directory " + whole + " cannot be used: " + e, e);
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        Path file = path.resolve("in-use");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new CommandFailed("process " + Files.readString(file).strip() + " is using the data directory " + path
                    + "; stop it or choose another one with --data");
        }
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(pid));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // The other one lives in this very process.
        }
    }

    /** The broker's log. */
    public Path kafka() {
        return path.resolve("kafka");
    }

    /** The job's checkpoints. */
    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** How far each feed has been published. */
    public Path feeds() {
        return path.resolve("feeds");
    }

    /** What really happened in simulated nights. */
    public Path truths() {
        return path.resolve("truths");
    }

    /** Who may use the console. */
    public Path accounts() {
        return path.resolve("accounts.json");
    }

    /** Reports that the console shows. */
    public Path reports() {
        return path.resolve("reports");
    }

    /** Log files. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** Working files of the running process, worthless afterwards. */
    public Path work() {
        return path.resolve("work");
    }

    /** The secret that tokens are made with when nobody names one: the next run must make the same ones. */
    public Path tokenKey() {
        return KeptSecret.in(path.resolve("token-key"));
    }

    /** Keys of the audit trail. */
    public Path audit() {
        return audit(path);
    }

    /** Keys of the audit trail in a data directory that need not be ours. */
    public static Path audit(Path data) {
        return data.resolve("audit");
    }

    /** Deletes a data directory that nobody uses, with everything in it. */
    public static void delete(Path path) {
        FileTree.delete(path);
    }

    /** Throws away the working files that a killed process left behind. */
    public void clearWork() {
        FileTree.delete(work());
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new CommandFailed("the lock on " + path + " cannot be released: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
