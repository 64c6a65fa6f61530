package io.crossfix.rule;

import io.crossfix.rule.RuleText.WithinText;
import java.util.Locale;

/** Reads where and when a part looks, and keeps it within the limits. */
final class WindowReader {

    private final RuleLimits limits;
    private final RuleSource source;

    WindowReader(RuleLimits limits, RuleSource source) {
        this.limits = limits;
        this.source = source;
    }

    Window read(String pointer, WithinText written, PartKind kind) {
        if (written.before() == null && written.after() == null) {
            source.fault(pointer, "says neither before nor after");
        }
        Window window = new Window(
                written.before() == null ? 0 : Measures.millis(written.before()),
                written.after() == null ? 0 : Measures.millis(written.after()),
                Measures.metres(written.radius()));
        checkTime(pointer, window);
        checkRadius(pointer + "/radius", window, kind);
        return window;
    }

    private void checkTime(String pointer, Window window) {
        long length = window.beforeMillis() + window.afterMillis();
        if (length < 0) {
            source.fault(
                    pointer,
                    "ends before it begins: " + Measures.text(window.beforeMillis()) + " before to "
                            + Measures.text(window.afterMillis()) + " after the anchor");
        }
        long longest = Math.max(length, Math.max(window.beforeMillis(), window.afterMillis()));
        if (longest > limits.maxWindowMillis()) {
            source.fault(
                    pointer,
                    "spans " + Measures.text(longest) + ", at most " + Measures.text(limits.maxWindowMillis())
                            + " are looked at");
        }
    }

    private void checkRadius(String pointer, Window window, PartKind kind) {
        double reach = limits.reach(kind.kind());
        if (window.radiusMetres() > reach) {
            source.fault(
                    pointer,
                    String.format(
                            Locale.ROOT,
                            "is %.0f m, but a %s is seen from at most %.0f m",
                            window.radiusMetres(),
                            kind.kind(),
                            reach));
        }
    }
}
