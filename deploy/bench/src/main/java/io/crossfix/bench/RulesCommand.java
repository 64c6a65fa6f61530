package io.crossfix.bench;

import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.city.CityStream;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.document.InvalidDocument;
import io.crossfix.flow.FuseCellSettings;
import io.crossfix.flow.Rehearsal;
import io.crossfix.job.FusionSettings;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Observation;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.RuleCompiler;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures what an observation costs with more and more rules loaded: the deciding part of the job alone (placing, laying
 * on the table, asking, composing), in one thread, without Kafka and Flink.
 */
@Command(name = "rules", description = "Processor time per observation of the deciding part, by the number of rules.")
final class RulesCommand implements Callable<Integer> {

    private static final int EVENT_RATE = 1_000;
    private static final int PER_TICK = 500;
    private static final long OUT_OF_ORDERNESS_MILLIS = 15_000;

    @Option(
            names = "--counts",
            split = ",",
            defaultValue = "1,10,100,500",
            description = "How many rules, separated by commas.")
    private List<Integer> counts = List.of();

    @Option(names = "--observations", defaultValue = "100000", description = "In each run.")
    private int observations;

    @Option(names = "--rounds", defaultValue = "5", description = "Of which the median counts; one more warms up.")
    private int rounds;

    @Option(names = "--incidents", defaultValue = "0.5", description = "Planted per second of event time.")
    private double incidents;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed, another city.")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there, too.")
    private @Nullable Path json;

    private long matches;

    @Override
    public Integer call() throws InvalidDocument {
        Machine machine = Machine.here();
        List<Observation> city = city();
        Map<Integer, List<CompiledRule>> sets = new TreeMap<>();
        for (int count : counts) {
            sets.put(count, compiled(count));
        }
        Map<Integer, List<Double>> micros = new TreeMap<>();
        for (int round = 0; round <= rounds; round++) {
            Output.say(round == 0 ? "warming up ..." : "round " + round + " of " + rounds + " ...");
            for (Map.Entry<Integer, List<CompiledRule>> set : sets.entrySet()) {
                double cost = run(set.getValue(), city);
                if (round > 0) {
                    micros.computeIfAbsent(set.getKey(), count -> new ArrayList<>())
                            .add(cost);
                }
            }
        }
        RulesReport report = RulesReport.of(machine, observations, micros, matches);
        Output.write(report.text(), report, json);
        return 0;
    }

    private List<Observation> city() {
        CityStream stream = new CityStream(new CitySettings(seed, 1_767_225_600_000L, EVENT_RATE, incidents));
        Admission door = new Admission(AdmissionSettings.DEFAULT);
        List<Observation> city = new ArrayList<>(observations);
        while (city.size() < observations) {
            Observation seen =
                    door.judge(stream.next().observation(), Long.MAX_VALUE).observation();
            if (seen != null) {
                city.add(seen);
            }
        }
        return city;
    }

    private static List<CompiledRule> compiled(int count) throws InvalidDocument {
        RuleCompiler compiler = FusionSettings.withRules(List.of()).compiler();
        List<CompiledRule> rules = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            rules.add(compiler.compile(ManyRules.text(number), "rule " + number));
        }
        return rules;
    }

    /** Microseconds of this thread's processor time per observation. */
    private double run(List<CompiledRule> rules, List<Observation> city) {
        FuseCellSettings settings = FusionSettings.withRules(List.of()).fuseCell();
        try (Matcher matcher = new Matcher(settings.grid(), settings.model())) {
            Rehearsal rehearsal = new Rehearsal(settings, matcher, rules);
            long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long latest = 0;
            for (int i = 0; i < city.size(); i++) {
                latest = Math.max(latest, city.get(i).at());
                rehearsal.see(city.get(i));
                if (i % PER_TICK == 0) {
                    rehearsal.advanceTo(latest - OUT_OF_ORDERNESS_MILLIS);
                }
            }
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from;
            matches = rehearsal.standing().size();
            return used / 1e3 / city.size();
        }
    }
}
