package io.crossfix.chaos.rig;

import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which processes a rig has started, in its directory: its own first, a line each with number and start. So a later rig can
 * end what one has left that was killed itself. A number alone would not do: they are given out again.
 */
final class PidFile {

    private static final String NAME = "processes";
    private static final int MOST_DIRECTORIES = 1_000;
    /** The system tells starts in hundredths of a second since it was booted, and the boot in whole seconds. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    /** Begins the file of a rig with this process. */
    static PidFile in(Path work) {
        PidFile pids = new PidFile(work.resolve(NAME));
        pids.add(ProcessHandle.current());
        return pids;
    }

    /** Notes a process that has just been started. */
    synchronized void add(ProcessHandle process) {
        String line =
                process.pid() + " " + start(process).map(Instant::toEpochMilli).orElse(0L) + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Ends what rigs have left that run no more.
     *
     * @param parent where they have their directories
     * @return how many processes
     */
    static int endLeftovers(Path parent) {
        try (Stream<Path> rigs = Files.list(parent)) {
            return rigs.map(rig -> rig.resolve(NAME))
                    .filter(PidFile::isOurs)
                    .limit(MOST_DIRECTORIES)
                    .mapToInt(PidFile::endLeftoversOf)
                    .sum();
        } catch (IOException e) {
            throw new CommandFailed(parent + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What somebody else has written says nothing about what may be ended. */
    private static boolean isOurs(Path file) {
        try {
            return Files.isRegularFile(file) && Files.getOwner(file).getName().equals(System.getProperty("user.name"));
        } catch (IOException e) {
            return false;
        }
    }

    private static int endLeftoversOf(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || running(lines.get(0)).isPresent()) {
                return 0;
            }
            List<ProcessHandle> left = lines.stream()
                    .skip(1)
                    .flatMap(line -> running(line).stream())
                    .toList();
            left.forEach(ProcessHandle::destroyForcibly);
            SmallDisk.leave(file.resolveSibling("kafka-" + Brokers.SMALL_DISK));
            Files.delete(file);
            return left.size();
        } catch (IOException e) {
            // Somebody else's, or somebody else was quicker.
            return 0;
        }
    }

    private static Optional<ProcessHandle> running(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 2 || !words[0].matches("\\d{1,18}") || !words[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> start(process)
                        .filter(at -> Duration.between(at, started).abs().compareTo(SAME_START) < 0)
                        .isPresent());
    }

    private static Optional<Instant> start(ProcessHandle process) {
        return process.info().startInstant();
    }
}
