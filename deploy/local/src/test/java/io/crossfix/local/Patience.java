package io.crossfix.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How a test waits for what is to come.
 *
 * @param limit after which it fails
 * @param pause between two looks
 */
public record Patience(Duration limit, Duration pause) {

    /** Looks until the condition holds. */
    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Waiting.pause(pause);
        }
    }
}
