package io.crossfix.backtest;

import io.crossfix.document.InvalidDocument;
import io.crossfix.rule.RuleSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Shipped rules, as they are and with one thing changed. */
final class RuleTexts {

    private static final Path SHIPPED = Path.of("../rules");

    private RuleTexts() {}

    static String shipped(String rule) throws IOException {
        return Files.readString(SHIPPED.resolve(rule + ".yaml"));
    }

    /** A rule with one threshold changed; says so when there is nothing to change. */
    static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the rule has no '" + from + "'");
        }
        return text.replace(from, to);
    }

    static RuleSet set(String name, String... texts) throws InvalidDocument {
        Map<String, String> byFile = new TreeMap<>();
        for (int i = 0; i < texts.length; i++) {
            byFile.put(name + "-" + i, texts[i]);
        }
        return RuleSet.compile(name, byFile, RuleSurroundings.NONE);
    }
}
