package io.crossfix.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the job runs in this process. */
final class JobOptions {

    private static final int MOST_BY_DEFAULT = 4;
    private static final int MOST = 64;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--rules",
            paramLabel = "DIR|FILE",
            description = "Rules to begin with: a directory, or one file; deploy/rules by default.")
    private @Nullable Path rules;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "Risk weights to begin with; those that are shipped by default. Published ones go before them.")
    private @Nullable Path weights;

    private int parallelism = Math.min(Runtime.getRuntime().availableProcessors(), MOST_BY_DEFAULT);

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Subtasks of every step, 1 to 64; as many as processors by default, at most 4.")
    void parallelism(int wanted) {
        Crossfix.demand(
                command,
                wanted >= 1 && wanted <= MOST,
                "--parallelism must be within [1, " + MOST + "], was " + wanted);
        parallelism = wanted;
    }

    @Nullable
    Path rules() {
        return rules;
    }

    @Nullable
    Path weights() {
        return weights;
    }

    int parallelism() {
        return parallelism;
    }
}
