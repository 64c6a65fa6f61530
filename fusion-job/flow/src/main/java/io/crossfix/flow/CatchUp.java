package io.crossfix.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets all cells in memory catch up with a change of the rules: at once as far as that is a matter of milliseconds, the rest
 * a little at a time, so that no observation waits long for it.
 */
final class CatchUp {

    /** How long to wait between two turns, milliseconds. With the length of a turn: a fifth of the task's time. */
    static final long PAUSE_MILLIS = 40;

    private static final long TURN_NANOS = 10_000_000;

    private final Supplier<List<Long>> cells;
    private final LongConsumer catchUp;
    private final LongSupplier clock;
    private final Consumer<Runnable> afterPause;
    private Deque<Long> behind = new ArrayDeque<>();
    private boolean working;
    private boolean pausing;

    /**
     * @param cells those in memory
     * @param catchUp works on one of them; nothing when it is not in memory any more, or up to date
     * @param clock nanoseconds of which only differences mean anything
     * @param afterPause runs something on the task's thread after {@link #PAUSE_MILLIS}
     */
    CatchUp(Supplier<List<Long>> cells, LongConsumer catchUp, LongSupplier clock, Consumer<Runnable> afterPause) {
        this.cells = cells;
        this.catchUp = catchUp;
        this.clock = clock;
        this.afterPause = afterPause;
    }

    /** The rules have changed: begins, or begins anew. */
    void begin() {
        behind = new ArrayDeque<>(cells.get());
        if (!working && !pausing) {
            turn();
        }
    }

    /** How many cells are still to be worked on. */
    int behind() {
        return behind.size();
    }

    /** Whether it works on a cell just now. */
    boolean isWorking() {
        return working;
    }

    private void turn() {
        pausing = false;
        working = true;
        long from = clock.getAsLong();
        while (!behind.isEmpty() && clock.getAsLong() - from <= TURN_NANOS) {
            catchUp.accept(behind.removeFirst());
        }
        working = false;
        if (!behind.isEmpty()) {
            pausing = true;
            afterPause.accept(this::turn);
        }
    }
}
