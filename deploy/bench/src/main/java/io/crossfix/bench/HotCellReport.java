package io.crossfix.bench;

import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Median;
import io.crossfix.bench.report.Percentiles;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one very busy place does to the alerts of all others.
 *
 * @param rate observations per second in the whole city
 * @param hotRate plate reads per second at the busy place
 * @param seconds of each half of a round
 */
record HotCellReport(Machine machine, int rate, int hotRate, int seconds, List<Round> rounds) {

    /**
     * Both in turn.
     *
     * @param without append to new alert elsewhere, the place being quiet
     * @param with the same while it was busy
     */
    record Round(Percentiles without, Percentiles with) {}

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "append to new alert elsewhere, at %d observations/s, without and with %d more a second in one cell, %d s each%n%s%n",
                rate,
                hotRate,
                seconds,
                Percentiles.HEADING));
        for (Round round : rounds) {
            text.append(round.without().text()).append('\n');
            text.append(round.with().text()).append('\n');
        }
        text.append(String.format(
                Locale.ROOT,
                "ratio with to without, median of the rounds: p50 %.2f, p99 %.2f%n",
                ratio(Percentiles::p50),
                ratio(Percentiles::p99)));
        return text.append(machine.text()).toString();
    }

    private double ratio(ToDoubleFunction<Percentiles> of) {
        return Median.of(rounds.stream()
                .mapToDouble(round -> of.applyAsDouble(round.with()) / of.applyAsDouble(round.without())));
    }
}
