package io.crossfix.feeds.door;

import io.crossfix.document.InvalidDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file says, read again within seconds of its change; while it is broken, what it said before holds.
 *
 * @param <T> what it says
 */
public final class Reread<T> implements Supplier<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Reread.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Path file;
    private final Reading<T> reading;
    private volatile T last;
    private volatile FileTime changed;
    private volatile long lookedNanos = System.nanoTime();

    /**
     * How a file is read.
     *
     * @param <T> what it says
     */
    public interface Reading<T> {

        /**
         * Reads it.
         *
         * @throws InvalidDocument with every fault of it
         */
        T read(Path file) throws InvalidDocument;
    }

    /**
     * Reads the file.
     *
     * @throws InvalidDocument when it is broken
     */
    public Reread(Path file, Reading<T> reading) throws InvalidDocument {
        this.file = file;
        this.reading = reading;
        this.changed = changedAt(file);
        this.last = reading.read(file);
    }

    @Override
    public T get() {
        if (System.nanoTime() - lookedNanos > LOOK_EVERY.toNanos()) {
            lookAgain();
        }
        return last;
    }

    private synchronized void lookAgain() {
        lookedNanos = System.nanoTime();
        FileTime now = changedAt(file);
        if (now.equals(changed)) {
            return;
        }
        changed = now;
        try {
            last = reading.read(file);
            LOG.info("{} has changed and was read again", file);
        } catch (InvalidDocument e) {
            LOG.error("{} has changed and is broken, what it said before holds: {}", file, e.getMessage());
        }
    }

    private static FileTime changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // Gone for a moment while it is replaced, or for good: reading it will say so.
            return FileTime.fromMillis(0);
        }
    }
}
