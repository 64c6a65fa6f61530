package io.crossfix.flow;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;

/**
 * A count that somebody else keeps, told as a counter: unlike a gauge's, its last value is still there when its task has
 * ended.
 */
record CountedElsewhere(LongSupplier count) implements Counter {

    @Override
    public long getCount() {
        return count.getAsLong();
    }

    @Override
    public void inc() {
        throw notHere();
    }

    @Override
    public void inc(long n) {
        throw notHere();
    }

    @Override
    public void dec() {
        throw notHere();
    }

    @Override
    public void dec(long n) {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("whoever counts is asked");
    }
}
