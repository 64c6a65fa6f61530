package io.crossfix.console.alert;

import java.util.List;
import java.util.Locale;

/** Takes from lines for people what would tell the score of an alert that is to be judged blind. */
public final class Blind {

    private static final String HIDDEN = "(hidden until the first judgement)";

    private static final List<String> TELLING =
            List.of("score", "risk", "log-odds", "logodds", "probab", "chance", "likel");

    private Blind() {}

    /** The line, or that it is hidden. */
    public static String line(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return TELLING.stream().anyMatch(lower::contains) ? HIDDEN : line;
    }
}
