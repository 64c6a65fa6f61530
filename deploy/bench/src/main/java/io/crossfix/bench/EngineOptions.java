package io.crossfix.bench;

import io.crossfix.bench.engine.EngineProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every benchmark lets choose. */
final class EngineOptions {

    @Option(names = "--parallelism", defaultValue = "1", description = "Subtasks of every step of the job.")
    private int parallelism;

    @Option(names = "--seed", defaultValue = "42", description = "Of the synthetic city.")
    private long seed;

    @Option(
            names = "--engine-option",
            paramLabel = "OPTION",
            description = "A further option of the engine's Java, such as a profiler's; may be repeated.")
    private List<String> javaOptions = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the result as JSON, too.")
    private @Nullable Path json;

    int parallelism() {
        return parallelism;
    }

    long seed() {
        return seed;
    }

    @Nullable
    Path json() {
        return json;
    }

    EngineProcess.Wanted wanted(Path data, @Nullable String bootstrap) {
        return new EngineProcess.Wanted(data, bootstrap, parallelism, javaOptions);
    }
}
