package io.crossfix.bench.gateway;

import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

/** Sends numbers until each is accepted, while processes are killed, and compares what was accepted with what was kept. */
final class Loss {

    private static final int ACCEPTED = 202;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final int port;
    private final long count;
    private final Duration limit;
    private final long end;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<Long> accepted = ConcurrentHashMap.newKeySet();

    /**
     * What came of it.
     *
     * @param accepted numbers that were answered 202
     * @param kept different numbers in the topic
     * @param lost accepted numbers that are not in the topic
     * @param repeated records in the topic beyond the first of their number
     * @param unanswered sendings without an answer, each sent again
     * @param refused sendings answered otherwise, each sent again
     */
    record Outcome(long accepted, long kept, long lost, long repeated, long unanswered, long refused) {

        String text() {
            return "accepted " + accepted + ", kept " + kept + ", lost " + lost + ", repeated " + repeated + " ("
                    + unanswered + " sendings without an answer, " + refused + " answered 503, each sent again)";
        }
    }

    Loss(int port, long count, Duration limit) {
        this.port = port;
        this.count = count;
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /**
     * Runs it.
     *
     * @param kills done one after the other, evenly spread over the numbers
     * @throws CommandFailed when it takes longer than its limit
     */
    Outcome run(int senders, List<Runnable> kills, NumberTopic topic) {
        List<FutureTask<Void>> sending = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            FutureTask<Void> task = new FutureTask<>(this::send, null);
            sending.add(task);
            Thread thread = new Thread(task, "sender-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        for (int i = 0; i < kills.size(); i++) {
            awaitAccepted(count * (i + 1) / (kills.size() + 1));
            kills.get(i).run();
        }
        sending.forEach(task -> Waiting.on(task, limit, "the senders did not end"));
        NumberTopic.Kept kept = topic.read();
        long lost = accepted.stream()
                .filter(number -> !kept.numbers().contains(number))
                .count();
        return new Outcome(
                accepted.size(), kept.numbers().size(), lost, kept.repeated(), unanswered.get(), refused.get());
    }

    private void awaitAccepted(long wanted) {
        while (accepted.size() < wanted) {
            checkTime();
            Waiting.pause(LOOK);
        }
    }

    private void checkTime() {
        if (System.nanoTime() > end) {
            throw new CommandFailed("accepted only " + accepted.size() + " of " + count + " in " + limit);
        }
    }

    private void send() {
        try (Line line = new Line(port)) {
            for (long number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                while (!isAccepted(line, number)) {
                    checkTime();
                    Waiting.pause(PAUSE);
                }
                accepted.add(number);
            }
        }
    }

    private boolean isAccepted(Line line, long number) {
        try {
            boolean isAccepted = line.send(ReadDoor.message(number)) == ACCEPTED;
            refused.addAndGet(isAccepted ? 0 : 1);
            return isAccepted;
        } catch (IOException e) {
            unanswered.incrementAndGet();
            return false;
        }
    }
}
