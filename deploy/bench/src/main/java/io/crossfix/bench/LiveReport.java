package io.crossfix.bench;

import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Percentiles;
import java.util.List;
import java.util.Locale;

/**
 * What changing rules does to a running job.
 *
 * @param rate observations sent per second meanwhile
 * @param firstMatchMillis from each publication until a reader had the first match, milliseconds
 * @param failure what made the job fail, empty when nothing did
 */
record LiveReport(Machine machine, int rate, List<Long> firstMatchMillis, List<Phase> phases, String failure) {

    /**
     * A bad rule.
     *
     * @param what is wrong with it
     * @param without append to alert of the other rules just before
     * @param with the same while it was in force
     * @param demotions how often it was put into shadow or paused
     */
    record Phase(String what, Percentiles without, Percentiles with, long demotions) {

        double ratio() {
            return with.p50() / without.p50();
        }
    }

    boolean isSound() {
        return failure.isEmpty()
                && phases.stream().allMatch(phase -> phase.with().count() > 0);
    }

    String text() {
        StringBuilder text = new StringBuilder(machine.text()).append('\n');
        List<Long> sorted = firstMatchMillis.stream().sorted().toList();
        text.append(String.format(
                Locale.ROOT,
                "publication to first match at %d obs/s, %d times: median %d ms, most %d ms %s%n",
                rate,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1),
                sorted));
        text.append("append to alert of the other rules:\n")
                .append(Percentiles.HEADING)
                .append('\n');
        for (Phase phase : phases) {
            text.append(phase.without().text()).append('\n');
            text.append(phase.with().text())
                    .append(String.format(
                            Locale.ROOT, "   p50 x %.2f, demoted %d times%n", phase.ratio(), phase.demotions()));
        }
        return text.append(failure.isEmpty() ? "the job ran on" : "the job failed: " + failure)
                .toString();
    }
}
