package io.crossfix.feeds.token;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of keys, one file for each epoch, read again every few seconds: a new file is a rotation, and a key that is
 * destroyed leaves an empty {@code .destroyed} file in its place. {@code 2026-11-16.key} holds from that midnight (UTC) on,
 * {@code 2026-11-16T12-00.key} from noon.
 */
public final class KeyRing implements TokenKeys {

    /** Ends the name of a key's file. */
    public static final String KEY = ".key";

    /** Ends the name of what a destroyed key leaves. */
    public static final String DESTROYED = ".destroyed";

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final int MAX_FILES = 10_000;
    private static final DateTimeFormatter NAME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'HH-mm]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter();

    private final Path directory;
    private volatile List<Epoch> epochs;
    private volatile long lookedNanos = System.nanoTime();

    private KeyRing(Path directory, List<Epoch> epochs) {
        this.directory = directory;
        this.epochs = epochs;
    }

    /**
     * Opens a directory.
     *
     * @throws InvalidDocument with everything that is wrong with it and its files
     */
    public static KeyRing open(Path directory) throws InvalidDocument {
        return new KeyRing(directory, read(directory));
    }

    @Override
    public List<Epoch> epochs() {
        if (System.nanoTime() - lookedNanos > LOOK_EVERY.toNanos()) {
            lookAgain();
        }
        return epochs;
    }

    /** Reads the directory now; while it is unusable, what was read last holds. */
    public synchronized void lookAgain() {
        lookedNanos = System.nanoTime();
        try {
            List<Epoch> now = read(directory);
            if (!names(now).equals(names(epochs))) {
                LOG.info("token keys are now {}", names(now));
            }
            epochs = now;
        } catch (InvalidDocument e) {
            LOG.error("the token keys cannot be read again, those known so far hold: {}", e.getMessage());
        }
    }

    /**
     * Destroys the key of an epoch: overwrites its file, removes it, and says so in its place. What was written to the disk
     * before by others, such as backups, is theirs to destroy.
     *
     * @throws IOException when there is no such key, or the disk refuses
     */
    public static void destroy(Path directory, String epoch) throws IOException {
        Path file = directory.resolve(epoch + KEY);
        long size = Files.size(file);
        Files.write(file, new byte[Math.toIntExact(Math.min(size, Integer.MAX_VALUE - 8))]);
        Files.delete(file);
        Files.createFile(directory.resolve(epoch + DESTROYED));
    }

    private static List<Epoch> read(Path directory) throws InvalidDocument {
        List<Fault> faults = new ArrayList<>();
        List<Epoch> found = new ArrayList<>();
        for (Path file : files(directory)) {
            String name = file.getFileName().toString();
            try {
                if (name.endsWith(KEY)) {
                    String epoch = name.substring(0, name.length() - KEY.length());
                    found.add(new Epoch(epoch, from(epoch), TokenKey.of(Files.readString(file), file.toString())));
                } else if (name.endsWith(DESTROYED)) {
                    String epoch = name.substring(0, name.length() - DESTROYED.length());
                    found.add(new Epoch(epoch, from(epoch), null));
                }
            } catch (DateTimeParseException e) {
                faults.add(new Fault(file.toString(), 0, 0, "is not named as 2026-11-16.key or 2026-11-16T12-00.key"));
            } catch (IOException | IllegalArgumentException e) {
                faults.add(new Fault(file.toString(), 0, 0, "is no token key: " + e.getMessage()));
            }
        }
        if (found.stream().noneMatch(epoch -> epoch.key() != null)) {
            faults.add(new Fault(directory.toString(), 0, 0, "holds no token key"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        found.sort(Comparator.comparing(Epoch::from));
        return List.copyOf(found);
    }

    private static List<Path> files(Path directory) throws InvalidDocument {
        try (Stream<Path> files = Files.list(directory)) {
            return files.limit(MAX_FILES).toList();
        } catch (IOException e) {
            throw new InvalidDocument(
                    List.of(new Fault(directory.toString(), 0, 0, "is no directory of token keys: " + e)));
        }
    }

    private static Instant from(String epoch) {
        return LocalDateTime.parse(epoch, NAME).toInstant(ZoneOffset.UTC);
    }

    private static List<String> names(List<Epoch> epochs) {
        return epochs.stream()
                .map(epoch -> epoch.name() + (epoch.key() == null ? DESTROYED : KEY))
                .toList();
    }
}
