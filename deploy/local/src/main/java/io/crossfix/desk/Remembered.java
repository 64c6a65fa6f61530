package io.crossfix.desk;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is dear to find out: found out anew only when the last answer is older than this. Thread-safe. */
final class Remembered<T> {

    private final Supplier<T> finding;
    private final long freshNanos;
    private @Nullable T last;
    private long foundAt;

    Remembered(Supplier<T> finding, Duration freshFor) {
        this.finding = finding;
        this.freshNanos = freshFor.toNanos();
    }

    synchronized T get() {
        T known = last;
        if (known == null || System.nanoTime() - foundAt > freshNanos) {
            known = finding.get();
            last = known;
            foundAt = System.nanoTime();
        }
        return known;
    }
}
