package io.crossfix.bench;

import io.crossfix.bench.engine.BenchJob;
import io.crossfix.bench.engine.EngineProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** @throws ParameterException when an option's value is out of its bounds */
    void check(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    String.format(Locale.ROOT, "%s must be within [%s, %s], was %s", option, least, most, value));
        }
    }

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
        return wanted(data, bootstrap, BenchJob.SHIPPED);
    }

    EngineProcess.Wanted wanted(Path data, @Nullable String bootstrap, BenchJob job) {
        return new EngineProcess.Wanted(data, bootstrap, parallelism, job, javaOptions);
    }
}
