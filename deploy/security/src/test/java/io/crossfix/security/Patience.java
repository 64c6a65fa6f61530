package io.crossfix.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.local.Waiting;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * How a test waits for what is to come.
 *
 * @param limit after which it fails
 */
record Patience(Duration limit) {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Looks until the condition holds. */
    void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Waiting.pause(PAUSE);
        }
    }
}
