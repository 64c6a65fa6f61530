package io.crossfix.bench;

import io.crossfix.bench.engine.BenchJob;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Median;
import io.crossfix.bench.report.Usage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the workload fusion-1 costs.
 *
 * @param arrivals in each pass, repeats included
 * @param parallelism subtasks of every step
 * @param expected what is to be found
 * @param passes in their order; numbers up to 0 warm up
 */
record FusionReport(
        Machine machine, String profile, int arrivals, int parallelism, String expected, List<Pass> passes) {

    private static final int MOST_SHOWN = 5;

    /**
     * One job's pass.
     *
     * @param usage from the job's start until a checkpoint held all of it
     * @param checkpointSeconds that checkpoint's duration
     * @param checkpointBytes files of all retained checkpoints after it
     * @param found what was found
     * @param missing lines that were not, the first of them
     * @param extra lines that should not have been, the first of them
     */
    record Pass(
            int number,
            String job,
            Usage usage,
            double checkpointSeconds,
            long checkpointBytes,
            String found,
            List<String> missing,
            List<String> extra) {

        boolean isExact() {
            return missing.isEmpty() && extra.isEmpty();
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%-8s %-12s %s%n                      checkpoint %.2f s, %.1f MiB kept; %s",
                    number <= 0 ? "warm-up" : "pass " + number,
                    job,
                    usage.text(),
                    checkpointSeconds,
                    checkpointBytes / 1024.0 / 1024.0,
                    isExact() ? "exact" : "NOT EXACT: " + found + ", missing " + missing + ", extra " + extra);
        }
    }

    /** The first few of many. */
    static List<String> some(Collection<String> lines) {
        return lines.stream().limit(MOST_SHOWN).toList();
    }

    boolean isExact() {
        return passes.stream().allMatch(Pass::isExact);
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "fusion-1, %s, %d arrivals per pass, Kafka to Kafka, broker in another process, parallelism %d%n"
                        + "to be found: %s%n",
                profile,
                arrivals,
                parallelism,
                expected));
        passes.forEach(pass -> text.append(pass.text()).append('\n'));
        Map<String, double[]> costs = costs();
        double[] ours = costs.get(BenchJob.FUSION.label());
        costs.forEach((job, sorted) -> text.append(String.format(
                Locale.ROOT,
                "%-12s median of %d passes %.2f us of CPU per observation (%.2f to %.2f)%s%n",
                job,
                sorted.length,
                Median.of(Arrays.stream(sorted)),
                sorted[0],
                sorted[sorted.length - 1],
                ours == null || ours == sorted
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %.2f times that of fusion",
                                Median.of(Arrays.stream(sorted)) / Median.of(Arrays.stream(ours))))));
        return text.append(machine.text()).toString();
    }

    /** Of the passes after the warm-up, in ascending order, by job. */
    private Map<String, double[]> costs() {
        return passes.stream()
                .filter(pass -> pass.number() > 0)
                .collect(Collectors.groupingBy(
                        Pass::job,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), FusionReport::sorted)));
    }

    private static double[] sorted(List<Pass> passes) {
        return passes.stream()
                .mapToDouble(pass -> pass.usage().cpuMicrosPerObservation())
                .sorted()
                .toArray();
    }
}
