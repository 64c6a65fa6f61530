package io.crossfix.feeds.simulate;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The observations of a simulation, one after another; made while they are drawn. Not thread-safe. */
public final class SimulatedStream implements Iterator<TimedRecord> {

    private final Source source;
    private final ToLongFunction<TimedRecord> clock;
    private final PriorityQueue<Entry> made;
    private final TreeMap<Long, Integer> observedTimes = new TreeMap<>();
    private long nextNumber;

    private record Entry(TimedRecord record, long number) {}

    SimulatedStream(Source source, ToLongFunction<TimedRecord> clock) {
        this.source = source;
        this.clock = clock;
        this.made = new PriorityQueue<>(Comparator.<Entry>comparingLong(entry -> clock.applyAsLong(entry.record()))
                .thenComparingLong(Entry::number));
    }

    @Override
    public boolean hasNext() {
        fill();
        return !made.isEmpty();
    }

    @Override
    public TimedRecord next() {
        TimedRecord next = peek();
        made.remove();
        observedTimes.merge(next.observedAtMillis(), -1, (left, one) -> left + one == 0 ? null : left + one);
        return next;
    }

    /** The next observation without drawing it. */
    TimedRecord peek() {
        fill();
        Entry first = made.peek();
        if (first == null) {
            throw new NoSuchElementException("the simulation is over");
        }
        return first.record();
    }

    /**
     * Every observation made before this time has been drawn: none that follows has an earlier observedAt.
     *
     * @return milliseconds since epoch; Long.MAX_VALUE when nothing follows
     */
    public long completeUpToMillis() {
        return observedTimes.isEmpty()
                ? source.floorMillis()
                : Math.min(observedTimes.firstKey(), source.floorMillis());
    }

    private void fill() {
        while (source.floorMillis() < Long.MAX_VALUE && !firstIsDue()) {
            source.tellNext(this::add);
        }
    }

    private boolean firstIsDue() {
        Entry first = made.peek();
        return first != null && clock.applyAsLong(first.record()) < source.floorMillis();
    }

    private void add(TimedRecord record) {
        made.add(new Entry(record, nextNumber++));
        observedTimes.merge(record.observedAtMillis(), 1, Integer::sum);
    }
}
