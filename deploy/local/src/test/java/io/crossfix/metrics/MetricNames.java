package io.crossfix.metrics;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics that a PromQL expression reads. No parser: what cannot be a metric is taken out (texts, label matchers, ranges,
 * lists of labels), and every name that is left and is neither a function nor a word of the language is one. That promtool
 * accepts the expression is checked apart.
 */
final class MetricNames {

    private static final Pattern NO_METRIC = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\""
            + "|'(?:[^'\\\\]|\\\\.)*'"
            + "|\\[[^]]*]"
            + "|\\{[^}]*}"
            + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.:])([a-zA-Z_:][\\w:]*)(\\s*\\()?");
    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "offset", "bool", "by", "without", "on", "ignoring", "inf", "nan", "start", "end");

    private MetricNames() {}

    static Set<String> in(String expression) {
        // A text may hold brackets, so it goes first; dashboards hold variables, which are no names.
        String texts = expression.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"").replaceAll("\\$\\w+", "1m");
        String left = NO_METRIC.matcher(texts).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(left);
        while (name.find()) {
            if (name.group(2) == null && !WORDS.contains(name.group(1).toLowerCase(Locale.ROOT))) {
                names.add(name.group(1));
            }
        }
        return names;
    }
}
