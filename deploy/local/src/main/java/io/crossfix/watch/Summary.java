package io.crossfix.watch;

import io.crossfix.local.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run came to, for people. */
public final class Summary {

    private Summary() {}

    /**
     * A few lines.
     *
     * @param busy from the first record to the last result
     */
    public static List<String> of(Numbers numbers, AlertWatch alerts, Duration busy) {
        List<String> lines = new ArrayList<>();
        lines.add(StatusLine.of(numbers, alerts.latency()));
        lines.add(String.format(
                Locale.ROOT,
                "%,.0f observations/s admitted over %.1f s; %,d alerts; resident memory %s",
                rate(numbers.of("admitted"), busy),
                seconds(busy),
                alerts.alerts(),
                ResidentMemory.inWords()));
        lines.add("revisions of matches by rule: " + byRule(numbers));
        return lines;
    }

    private static double rate(long count, Duration busy) {
        return busy.isZero() ? 0 : count / seconds(busy);
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1e3;
    }

    private static String byRule(Numbers numbers) {
        String rules = numbers.family("matches").entrySet().stream()
                .map(rule -> rule.getKey() + " " + StatusLine.grouped(rule.getValue()))
                .collect(Collectors.joining(", "));
        return rules.isEmpty() ? "none" : rules;
    }
}
