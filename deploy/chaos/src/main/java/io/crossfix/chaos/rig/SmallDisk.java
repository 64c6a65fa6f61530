package io.crossfix.chaos.rig;

import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A file system of its own, small enough to be filled: a tmpfs, which takes root and a system that lets it mount. */
final class SmallDisk implements AutoCloseable {

    private static final int MEBIBYTE = 1 << 20;
    private static final int MOST_MEBIBYTES = 10_000;
    private static final int TRIES = 25;

    private final Path directory;
    private boolean mounted;

    private SmallDisk(Path directory, boolean mounted) {
        this.directory = directory;
        this.mounted = mounted;
    }

    /** Mounted there if it can be; otherwise the directory stays what it is and cannot be filled. */
    static SmallDisk at(Path directory, int mebibytes) {
        return new SmallDisk(
                directory, ran("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString()));
    }

    /** Lets go of what a rig has left mounted that was killed. */
    static void leave(Path directory) {
        boolean unused = ran("umount", directory.toString());
    }

    /** Leaves no room; false where it cannot be filled. */
    boolean fill() {
        if (!mounted) {
            return false;
        }
        try (OutputStream filler = Files.newOutputStream(filler())) {
            byte[] zeros = new byte[MEBIBYTE];
            for (int i = 0; i < MOST_MEBIBYTES; i++) {
                filler.write(zeros);
            }
        } catch (IOException e) {
            // Full at last.
            return true;
        }
        throw new CommandFailed(directory + " is not as small as it should be");
    }

    /** Gives the room back. */
    void empty() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new CommandFailed(filler() + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static boolean ran(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        // A process that was killed a moment ago may still hold it.
        for (int i = 0; mounted && i < TRIES; i++) {
            mounted = !ran("umount", directory.toString());
            if (mounted) {
                Waiting.pause(Duration.ofMillis(200));
            }
        }
        if (mounted) {
            throw new CommandFailed(directory + " is still mounted");
        }
    }
}
