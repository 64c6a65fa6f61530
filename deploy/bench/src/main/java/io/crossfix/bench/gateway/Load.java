package io.crossfix.bench.gateway;

import io.crossfix.local.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests at a steady rate, each timed from when it was due and not from when it got its turn: a gateway that stalls is
 * not spared what comes meanwhile.
 */
final class Load {

    private static final int ACCEPTED = 202;
    private static final long LONGEST_MICROS = 60_000_000;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final int port;
    private final int senders;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong others = new AtomicLong();

    /**
     * One rate.
     *
     * @param rate requests a second that were due
     * @param accepted requests a second that were answered 202
     * @param others requests answered otherwise or not at all
     * @param p50 milliseconds from when it was due to its answer; so are the others
     */
    record Reading(int rate, double accepted, long others, double p50, double p99, double p999, double max) {

        static String heading() {
            return String.format(
                    "%10s%12s%9s%9s%9s%9s%9s", "due/s", "accepted/s", "others", "p50", "p99", "p99.9", "max");
        }

        String text() {
            return String.format(
                    Locale.ROOT, "%10d%12.0f%9d%9.1f%9.1f%9.1f%9.1f", rate, accepted, others, p50, p99, p999, max);
        }
    }

    Load(int port, int senders) {
        this.port = port;
        this.senders = senders;
    }

    /** Sends at a rate for some seconds. */
    Reading at(int rate, int seconds) {
        Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
        long start = System.nanoTime() + SECOND_NANOS / 10;
        long before = others.get();
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            int first = i;
            FutureTask<Void> task = new FutureTask<>(() -> send(first, rate, seconds, start, micros), null);
            tasks.add(task);
            Thread thread = new Thread(task, "sender-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        tasks.forEach(task -> Waiting.on(task, Duration.ofSeconds(60L + 4L * seconds), "the load did not end"));
        double took = (System.nanoTime() - start) / 1e9;
        return new Reading(
                rate,
                micros.getTotalCount() / took,
                others.get() - before,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    private void send(int first, int rate, int seconds, long start, Histogram micros) {
        try (Line line = new Line(port)) {
            for (long i = first; i < (long) rate * seconds; i += senders) {
                long due = start + i * SECOND_NANOS / rate;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                if (isAccepted(line)) {
                    micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1_000));
                } else {
                    others.incrementAndGet();
                }
            }
        }
    }

    private boolean isAccepted(Line line) {
        try {
            return line.send(ReadDoor.message(next.getAndIncrement())) == ACCEPTED;
        } catch (IOException e) {
            return false;
        }
    }
}
