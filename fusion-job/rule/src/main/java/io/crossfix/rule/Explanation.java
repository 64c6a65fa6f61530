package io.crossfix.rule;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a rule holds for an anchor, or how far it got and what stopped it.
 *
 * @param headline the answer in one sentence
 * @param holds whether it holds
 * @param lines step by step; deeper lines begin with spaces
 */
public record Explanation(String headline, boolean holds, List<String> lines) {

    /** Defends the list. */
    public Explanation {
        lines = List.copyOf(lines);
    }

    /** All of it, a line each. */
    public String text() {
        return headline + lines.stream().map(line -> "\n  " + line).collect(Collectors.joining());
    }
}
