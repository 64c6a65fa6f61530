package io.crossfix.bench;

import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Percentiles;
import io.crossfix.bench.report.Usage;
import java.util.List;
import java.util.Locale;

/**
 * How long it took from the deciding observation to what a consumer sees.
 *
 * @param job what was measured
 * @param rate observations sent per second
 * @param seconds measured, behind the warm-up
 * @param warmUpSeconds before
 * @param parallelism subtasks of every step
 * @param planted incidents whose call was sent in the measured time
 * @param unseen of these, those never seen as a match and as an alert; 0 in a correct run
 * @param senderLateMillis by how much the load was behind its schedule, at most, milliseconds
 */
record LatencyReport(
        Machine machine,
        String job,
        int rate,
        int seconds,
        int warmUpSeconds,
        int parallelism,
        List<Percentiles> latency,
        int planted,
        long unseen,
        double senderLateMillis,
        Usage engineWithBroker) {

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "latency of %s at %d observations/s, out of order, for %d s after %d s, parallelism %d%n",
                job,
                rate,
                seconds,
                warmUpSeconds,
                parallelism));
        text.append(Percentiles.HEADING).append('\n');
        latency.forEach(row -> text.append(row.text()).append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "planted incidents: %d, not seen: %d; the load was at most %.1f ms behind its schedule%n",
                planted,
                unseen,
                senderLateMillis));
        text.append("engine and broker: ").append(engineWithBroker.text()).append('\n');
        return text.append(machine.text()).toString();
    }
}
