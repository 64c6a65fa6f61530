package io.crossfix.bench;

import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.bench.step.StepBenchmarks;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures each step of an observation's way alone, with JMH. */
@Command(name = "steps", description = "Time and allocation of each step of an observation's way.")
final class StepsCommand implements Callable<Integer> {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Option(names = "--only", defaultValue = ".*", description = "Pattern of the steps' names.")
    private String only = "";

    @Option(names = "--forks", defaultValue = "1", description = "Java processes, one after the other.")
    private int forks;

    @Option(names = "--rounds", defaultValue = "5", description = "Measured in each process; as many warm up.")
    private int rounds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there, too.")
    private @Nullable Path json;

    /**
     * What was measured.
     *
     * @param steps in the order of their names
     */
    record Report(Machine machine, List<Step> steps) {}

    /**
     * One step.
     *
     * @param nanos on the clock, mean
     * @param error half of its 99.9 % confidence interval, nanoseconds
     * @param bytes allocated
     */
    record Step(String name, double nanos, double error, double bytes) {

        static Step of(RunResult result) {
            String name = result.getParams().getBenchmark();
            var allocated = result.getSecondaryResults().get(ALLOCATED);
            return new Step(
                    name.substring(name.lastIndexOf('.') + 1),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError(),
                    allocated == null ? Double.NaN : allocated.getScore());
        }

        String text() {
            return String.format(Locale.ROOT, "  %-16s %9.0f ns  (+- %.0f)  %8.0f bytes", name, nanos, error, bytes);
        }
    }

    @Override
    public Integer call() throws RunnerException {
        Machine machine = Machine.here();
        List<Step> steps = new Runner(new OptionsBuilder()
                        .include(StepBenchmarks.class.getSimpleName() + "\\." + only)
                        .forks(forks)
                        .warmupIterations(rounds)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(rounds)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run().stream().map(Step::of).toList();
        StringBuilder text = new StringBuilder(machine.text());
        steps.forEach(step -> text.append('\n').append(step.text()));
        Output.write(text.toString(), new Report(machine, steps), json);
        return 0;
    }
}
