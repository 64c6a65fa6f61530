package io.crossfix.watch;

import io.crossfix.local.Numbers;
import java.util.Locale;
import java.util.stream.Collectors;

/** The job's numbers in one line. */
public final class StatusLine {

    private StatusLine() {}

    /** For example {@code admitted 1,204  rejected 3 (FUTURE 3)  late 0  revisions of matches 7, of alerts 2  facts 880  ...}. */
    public static String of(Numbers numbers, Latency latency) {
        return "admitted " + grouped(numbers.of("admitted"))
                + "  rejected " + rejected(numbers)
                + "  late " + grouped(numbers.of("late"))
                + "  revisions of matches " + grouped(numbers.sum("matches"))
                + ", of alerts " + grouped(numbers.of("alerts"))
                + "  facts " + grouped(numbers.of("facts"))
                + "  append to alert " + latency;
    }

    private static String rejected(Numbers numbers) {
        String reasons = numbers.family("rejected").entrySet().stream()
                .map(entry -> entry.getKey() + " " + grouped(entry.getValue()))
                .collect(Collectors.joining(", "));
        return grouped(numbers.sum("rejected")) + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    /** A count with groups of three: {@code 222,529}. */
    static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
