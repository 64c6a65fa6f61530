package io.crossfix.bench;

import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.backtest.engine.Runner;
import io.crossfix.backtest.engine.Runner.Outcome;
import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.city.CityStream;
import io.crossfix.bench.city.Sending;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Median;
import io.crossfix.bench.report.Output;
import io.crossfix.rule.RuleSurroundings;
import io.crossfix.settings.StartingRules;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast the shipped rules run over a recording, as {@code crossfix backtest} runs them. */
@Command(name = "backtest", description = "Observations per second of a backtest, the recording being read already.")
final class BacktestCommand implements Callable<Integer> {

    private static final int EVENT_RATE = 1_000;
    private static final double INCIDENTS = 0.2;

    /** 1 January 2026. */
    private static final long START = 1_767_225_600_000L;

    @Option(names = "--observations", defaultValue = "1000000", description = "In the recording.")
    private int observations;

    @Option(names = "--rounds", defaultValue = "6", description = "The first one warms up.")
    private int rounds;

    @Mixin
    private EngineOptions options = new EngineOptions();

    /**
     * What came of it.
     *
     * @param observations in the recording
     * @param planted incidents in it
     * @param runs in their order; the first one warms up
     */
    record Report(Machine machine, int parallelism, int observations, long planted, List<Run> runs) {

        String text() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "backtest of %d observations with the shipped rules, parallelism %d, %d planted incidents%n",
                    observations,
                    parallelism,
                    planted));
            for (int i = 0; i < runs.size(); i++) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s %.1f s, %.0f observations/s, %d matches%n",
                        i == 0 ? "warm-up" : "run " + i + "  ",
                        runs.get(i).seconds(),
                        observations / runs.get(i).seconds(),
                        runs.get(i).matches()));
            }
            double median = Median.of(runs.stream().skip(1).mapToDouble(Run::seconds));
            if (!Double.isNaN(median)) {
                text.append(String.format(Locale.ROOT, "median: %.0f observations/s%n", observations / median));
            }
            return text.append(machine.text()).toString();
        }

        boolean foundAll() {
            return runs.stream().allMatch(run -> run.matches() >= planted);
        }
    }

    /**
     * One run.
     *
     * @param seconds from the job's start to its end
     * @param matches that stand
     */
    record Run(double seconds, long matches) {}

    @Override
    public Integer call() {
        options.check("--parallelism", options.parallelism(), 1, 128);
        options.check("--observations", observations, 1, 20_000_000);
        options.check("--rounds", rounds, 1, 50);
        Machine machine = Machine.here();
        CityStream city = new CityStream(new CitySettings(options.seed(), START, EVENT_RATE, INCIDENTS));
        List<SpecificRecord> records = new ArrayList<>(observations);
        long planted = 0;
        while (records.size() < observations) {
            Sending sending = city.next();
            records.add(sending.observation());
            planted += sending.isDeciding() ? 1 : 0;
        }
        records.sort(Comparator.comparing(RecordTimes::of));
        Recording recording = new Recording(
                "synthetic city", ZoneOffset.UTC, records, new Recording.Rows(observations, Map.of(), Map.of()));
        Report report = new Report(machine, options.parallelism(), observations, planted, runs(recording));
        Output.write(report.text(), report, options.json());
        return report.foundAll() ? 0 : 1;
    }

    private List<Run> runs(Recording recording) {
        List<String> rules = StartingRules.in(null);
        List<Run> runs = new ArrayList<>();
        try (Runner runner = Runner.start(options.parallelism())) {
            for (int round = 0; round < rounds; round++) {
                Output.say("run " + round + " ...");
                Outcome outcome = runner.run(recording, rules, RuleSurroundings.NONE, taken -> {});
                runs.add(new Run(outcome.seconds(), outcome.matches().size()));
            }
        }
        return runs;
    }
}
