package io.crossfix.bench;

import io.crossfix.bench.report.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an observation costs by the number of rules.
 *
 * @param machine where it was measured
 * @param observations in each run
 * @param costs by the number of rules, in its order
 * @param matches that stood at the end of the last run, with the most rules
 */
record RulesReport(Machine machine, int observations, List<Cost> costs, long matches) {

    /**
     * With so many rules.
     *
     * @param median microseconds of processor time per observation
     * @param least the cheapest round
     * @param most the dearest round
     */
    record Cost(int rules, double median, double least, double most) {}

    static RulesReport of(Machine machine, int observations, Map<Integer, List<Double>> micros, long matches) {
        List<Cost> costs = new ArrayList<>();
        micros.forEach((rules, rounds) -> {
            List<Double> sorted = rounds.stream().sorted().toList();
            costs.add(new Cost(rules, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1)));
        });
        return new RulesReport(machine, observations, costs, matches);
    }

    String text() {
        StringBuilder text = new StringBuilder(machine.text()).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%,d observations a run, one thread, %d matches with the most rules%n",
                observations,
                matches));
        text.append("  rules   us/obs median  (least - most)   ratio to the first\n");
        for (Cost cost : costs) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %5d   %13.2f  (%.2f - %.2f)   %.2f%n",
                    cost.rules(),
                    cost.median(),
                    cost.least(),
                    cost.most(),
                    cost.median() / costs.get(0).median()));
        }
        return text.toString().stripTrailing();
    }
}
