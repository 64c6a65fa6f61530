package io.crossfix.outlets.deliver;

import io.crossfix.record.Alert;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that wait for one outlet, each once, with its last revision. Many may put in, one takes out; the one that was
 * taken out stands aside until it is done, so that no two messages about an alert are ever on their way at once.
 */
final class LatestQueue {

    /** What becomes due meanwhile is seen after this. */
    private static final long LOOK_MILLIS = 20;

    private final int most;
    private final Clock clock;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Waiting taken;
    private boolean held;
    private long pausedUntil;

    LatestQueue(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * Puts an alert in, in the place of an earlier revision; takes the earlier one out when there is nothing to tell any more.
     *
     * @param wanted whether there is something to tell, as things stand
     * @return false when there is no room for one more
     */
    boolean offer(Waiting next, Predicate<Alert> wanted) {
        lock.lock();
        try {
            // Of what is on its way nobody knows yet what will be to tell: it is asked again when it is done.
            boolean onItsWay = taken != null && taken.id().equals(next.id());
            Waiting before = waiting.get(next.id());
            if (!onItsWay && !wanted.test(next.alert())) {
                waiting.remove(next.id());
                return true;
            }
            if (before == null && waiting.size() >= most) {
                return false;
            }
            waiting.put(next.id(), before == null ? next : before.replacedBy(next));
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The first that is due, or null when none was within this time. It must be given to {@link #done} or {@link #again}. */
    @Nullable
    Waiting take(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long deadline = clock.millis() + atMost.toMillis();
            while (true) {
                long now = clock.millis();
                Waiting due = held || now < pausedUntil ? null : firstDue(now);
                if (due != null) {
                    waiting.remove(due.id());
                    taken = due;
                    return due;
                }
                if (now >= deadline) {
                    return null;
                }
                var ignored = changed.await(Math.min(deadline - now, LOOK_MILLIS), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Waiting firstDue(long now) {
        for (Waiting each : waiting.values()) {
            if (each.dueAt() <= now) {
                return each;
            }
        }
        return null;
    }

    /** What was taken out has been told, or is not to be told. */
    void done() {
        lock.lock();
        try {
            taken = null;
        } finally {
            lock.unlock();
        }
    }

    /** What was taken out is to be tried again; a later revision that came meanwhile is tried in its place. */
    void again(Waiting failed) {
        lock.lock();
        try {
            taken = null;
            Waiting later = waiting.remove(failed.id());
            waiting.put(failed.id(), later == null ? failed : failed.replacedBy(later));
        } finally {
            lock.unlock();
        }
    }

    /** Gives out nothing before this time. */
    void pauseUntil(long millis) {
        lock.lock();
        try {
            pausedUntil = Math.max(pausedUntil, millis);
        } finally {
            lock.unlock();
        }
    }

    boolean isPaused() {
        lock.lock();
        try {
            return held || clock.millis() < pausedUntil;
        } finally {
            lock.unlock();
        }
    }

    /** While the topic is read from its beginning, what comes is history: nothing is given out. */
    void hold(boolean whether) {
        lock.lock();
        try {
            held = whether;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait, and the one that is on its way. */
    int size() {
        lock.lock();
        try {
            return waiting.size() + (taken == null ? 0 : 1);
        } finally {
            lock.unlock();
        }
    }

    /** How long the oldest has been waiting, milliseconds; 0 when none does. */
    long age() {
        lock.lock();
        try {
            long now = clock.millis();
            long oldest = taken == null ? now : Math.min(now, taken.since());
            for (Waiting each : waiting.values()) {
                oldest = Math.min(oldest, each.since());
            }
            return now - oldest;
        } finally {
            lock.unlock();
        }
    }
}
