package io.crossfix.bench;

import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for one measurement, deleted after it. */
record Scratch(Path path) implements AutoCloseable {

    /** Makes one among the system's temporary files. */
    static Scratch make() {
        try {
            return new Scratch(Files.createTempDirectory("crossfix-bench-"));
        } catch (IOException e) {
            throw new CommandFailed("no temporary directory can be made: " + e.getMessage(), e);
        }
    }

    Path engine() {
        return path.resolve("engine");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    @Override
    public void close() {
        DataDirectory.delete(path);
    }
}
