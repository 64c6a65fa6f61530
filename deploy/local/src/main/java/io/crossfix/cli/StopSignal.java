package io.crossfix.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as something that a command can wait for: the command then ends as it always does, and the process
 * with the command's own exit code.
 */
final class StopSignal {

    /** Past this a person would press Ctrl-C again, and a supervisor would kill. */
    private static final Duration END_WITHIN = Duration.ofSeconds(60);

    private static final CountDownLatch REQUESTED = new CountDownLatch(1);
    private static final CountDownLatch FINISHED = new CountDownLatch(1);
    private static volatile boolean listening;
    private static volatile int exitCode;

    private StopSignal() {}

    /** For the process's main method: signals will be noticed. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(StopSignal::stop, "stop-signal"));
    }

    /** For a command that stops in its own way: from now on a signal is a request, no longer the end. */
    static void listen() {
        listening = true;
    }

    private static void stop() {
        REQUESTED.countDown();
        if (!listening) {
            return;
        }
        try {
            if (FINISHED.await(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a signal; true when it came within this time. */
    static boolean within(Duration limit) {
        try {
            return REQUESTED.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when a signal has come. */
    static void awaited() {
        try {
            REQUESTED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a signal has come. */
    static boolean requested() {
        return REQUESTED.getCount() == 0;
    }

    /** The command has ended and this is its exit code. */
    static void finished(int code) {
        exitCode = code;
        FINISHED.countDown();
    }
}
