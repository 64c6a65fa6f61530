package io.crossfix.bench;

import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Median;
import java.util.List;
import java.util.Locale;

/**
 * What state weighs.
 *
 * @param eventRate observations per second of event time
 * @param parallelism subtasks of every step
 * @param sizes from the smallest
 */
record StateReport(Machine machine, int eventRate, int parallelism, List<Size> sizes) {

    private static final double MEBI = 1 << 20;

    /**
     * When so many have come.
     *
     * @param observations that have come
     * @param plates reads among them, repeats included
     * @param bytes files of the retained checkpoints
     * @param checkpointSeconds of checkpoints in turn, ten thousand more observations before each
     * @param start from the last of them
     */
    record Size(long observations, long plates, long bytes, List<Double> checkpointSeconds, Start start) {

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%,12d %10.1f MiB %8.0f %12.2f %8.2f %12.1f %10.1f",
                    observations,
                    bytes / MEBI,
                    (double) bytes / Math.max(1, plates),
                    Median.of(checkpointSeconds.stream().mapToDouble(Double::doubleValue)),
                    checkpointSeconds.stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0),
                    start.running(),
                    start.working());
        }
    }

    /**
     * A start from the newest checkpoint.
     *
     * @param running seconds until all tasks run
     * @param working seconds until they have worked off a thousand observations that had come meanwhile
     */
    record Start(double running, double working) {}

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "state after so many observations, %d per second of event time, parallelism %d%n"
                        + "observations          state   a read   checkpoint   at most   start, runs      works%n",
                eventRate,
                parallelism));
        sizes.forEach(size -> text.append(size.text()).append('\n'));
        return text.append("seconds; bytes of all state for each plate read; checkpoints after 10,000 more\n")
                .append(machine.text())
                .toString();
    }
}
