package io.crossfix.bench;

import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.bench.risk.RecordedYear;
import io.crossfix.bench.risk.RiskBenchmarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the risk of places costs, with JMH, and what it holds after a recorded year. */
@Command(name = "risk", description = "Time, allocation and state of the risk of places.")
final class RiskCommand implements Callable<Integer> {

    @Option(names = "--only", defaultValue = ".*", description = "Pattern of the benchmarks' names.")
    private String only = "";

    @Option(names = "--forks", defaultValue = "1", description = "Java processes, one after the other.")
    private int forks;

    @Option(
            names = "--scenes",
            split = ",",
            defaultValue = "evening,storm",
            description = "What shots and calls are heard in.")
    private String[] scenes = {};

    @Option(names = "--rounds", defaultValue = "5", description = "Measured in each process; as many warm up.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "3", description = "Length of a round.")
    private int seconds;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = "Recorded data, CROSSFIX_DATA or ../shared/data by default; left out where it is absent.")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.here();
        RiskReport report = RiskReport.of(machine, measure(), years());
        Output.write(report.text(), report, json);
        return 0;
    }

    private Collection<RunResult> measure() throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(RiskBenchmarks.class.getSimpleName() + "\\." + only)
                        .param("scene", scenes)
                        .forks(forks)
                        .warmupIterations(rounds)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(rounds)
                        .measurementTime(TimeValue.seconds(seconds))
                        .build())
                .run();
    }

    private List<RecordedYear> years() throws Exception {
        Path home = Path.of(System.getProperty("crossfix.home", "."));
        Path mappings = home.resolve("deploy/mappings");
        Path recorded = data == null ? recorded(home) : data;
        List<RecordedYear> years = new ArrayList<>();
        for (String[] each : new String[][] {
            {"washington_dc/gunshot_alerts_2006_2015.csv.gz", "washington-alerts.yaml"},
            {"oakland/calls_for_service_2022-11_2024-03-04.csv.gz", "oakland-cfs.yaml"}
        }) {
            Path file = recorded.resolve(each[0]);
            if (Files.exists(file)) {
                Output.say("replaying a year of " + file + " ...");
                years.add(RecordedYear.of(file, mappings.resolve(each[1])));
            } else {
                Output.say("left out: " + file + " is absent; set CROSSFIX_DATA");
            }
        }
        return years;
    }

    private static Path recorded(Path home) {
        String set = System.getenv("CROSSFIX_DATA");
        return set == null ? home.resolve("../shared/data").normalize() : Path.of(set);
    }
}
