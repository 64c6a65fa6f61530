package io.crossfix.bench;

import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Usage;
import java.util.List;
import java.util.Locale;

/**
 * What working off costs.
 *
 * @param observations in each pass, repeats included
 * @param parallelism subtasks of every step
 * @param passes the first one warms up
 * @param planted incidents in all passes
 * @param unseen of these, those never told as a match and as an alert; 0 in a correct run
 */
record CpuReport(Machine machine, int observations, int parallelism, List<Pass> passes, int planted, long unseen) {

    /**
     * One pass.
     *
     * @param usage from the job's start until a checkpoint held all of it
     * @param checkpointSeconds that checkpoint's duration
     * @param checkpointBytes files of all retained checkpoints after it
     */
    record Pass(Usage usage, double checkpointSeconds, long checkpointBytes) {

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%s%n        last checkpoint %.2f s, files of retained checkpoints %.1f MiB",
                    usage.text(),
                    checkpointSeconds,
                    checkpointBytes / 1024.0 / 1024.0);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "cost of %d observations per pass, Kafka to Kafka, broker in another process, parallelism %d%n",
                observations,
                parallelism));
        for (int i = 0; i < passes.size(); i++) {
            text.append(i == 0 ? "warm-up " : "pass " + i + "  ")
                    .append(passes.get(i).text())
                    .append('\n');
        }
        text.append(String.format(Locale.ROOT, "planted incidents: %d, not seen: %d%n", planted, unseen));
        return text.append(machine.text()).toString();
    }
}
