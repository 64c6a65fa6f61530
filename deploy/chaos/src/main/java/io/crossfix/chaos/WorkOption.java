package io.crossfix.chaos;

import io.crossfix.local.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a rig keeps its files. */
final class WorkOption {

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where rigs keep their files, a directory each; a temporary one by default.")
    private @Nullable Path parent;

    /** A new directory. */
    Path fresh() throws IOException {
        Path above = parent == null ? Path.of(System.getProperty("java.io.tmpdir")) : Files.createDirectories(parent);
        return Files.createTempDirectory(above, "chaos-");
    }

    /** Deletes what went well; what did not is kept to be looked at. */
    void forget(Path directory, boolean isClean) {
        if (isClean) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> DataDirectory.delete(directory), "forget"));
        } else {
            System.err.println("logs, topics and state are in " + directory);
        }
    }
}
