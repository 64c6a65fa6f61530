package io.crossfix.rules;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** How two texts differ, as a unified diff. */
public final class RuleDiff {

    private static final int CONTEXT_LINES = 3;

    private RuleDiff() {}

    /** A text and what it is called. */
    public record Named(String name, String text) {}

    /** The lines of the difference; none when the texts are the same. */
    public static List<String> lines(Named from, Named to) {
        List<String> before = from.text().lines().toList();
        List<String> after = to.text().lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                from.name(), to.name(), before, DiffUtils.diff(before, after), CONTEXT_LINES);
    }
}
