package io.crossfix.bench;

import io.crossfix.bench.report.Machine;
import io.crossfix.bench.risk.RecordedYear;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What the risk of places costs.
 *
 * @param machine where it was measured
 * @param costs of what may happen
 * @param years what is held after a recorded year
 */
record RiskReport(Machine machine, List<Cost> costs, List<RecordedYear> years) {

    /**
     * Of one thing that may happen.
     *
     * @param what the benchmark and its scene
     * @param cpuNanos processor time, mean, without garbage collection
     * @param nanos of time on the clock, mean
     * @param error half of its 99.9 % confidence interval, nanoseconds
     * @param bytes allocated
     * @param readings told
     */
    record Cost(String what, double cpuNanos, double nanos, double error, double bytes, double readings) {

        static Cost of(RunResult result) {
            Result<?> time = result.getPrimaryResult();
            double operations = count(result, "operations");
            return new Cost(
                    name(result.getParams()),
                    count(result, "nanos") / operations,
                    time.getScore(),
                    time.getScoreError(),
                    count(result, "bytes") / operations,
                    count(result, "readings") / operations);
        }

        private static String name(BenchmarkParams params) {
            String method =
                    params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
            StringBuilder name = new StringBuilder(method);
            params.getParamsKeys().forEach(key -> name.append(' ').append(params.getParam(key)));
            return name.toString();
        }

        private static double count(RunResult result, String counter) {
            return result.getSecondaryResults().get(counter).getScore();
        }
    }

    static RiskReport of(Machine machine, Collection<RunResult> results, List<RecordedYear> years) {
        List<Cost> costs = new ArrayList<>();
        results.forEach(result -> costs.add(Cost.of(result)));
        return new RiskReport(machine, costs, years);
    }

    String text() {
        StringBuilder text = new StringBuilder(machine.text()).append('\n');
        text.append(
                "  each                     us of processor   us on the clock  (+-)   bytes allocated   readings told\n");
        for (Cost cost : costs) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-22s  %16.2f  %16.2f  (%.2f)  %14.0f  %14.2f%n",
                    cost.what(),
                    cost.cpuNanos() / 1e3,
                    cost.nanos() / 1e3,
                    cost.error() / 1e3,
                    cost.bytes(),
                    cost.readings()));
        }
        if (!years.isEmpty()) {
            text.append(
                    "  a recorded year: bytes of a risk cell            cells    mean  median    most  in memory\n");
        }
        for (RecordedYear year : years) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-44s  %8d  %6.0f  %6d  %6d  %9.0f%n",
                    year.file(),
                    year.cells(),
                    year.meanBytes(),
                    year.medianBytes(),
                    year.mostBytes(),
                    year.heapBytes()));
        }
        return text.toString().stripTrailing();
    }
}
