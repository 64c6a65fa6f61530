package io.crossfix.job;

import io.crossfix.flow.WorkClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The machine's own measure of work. */
final class MachineClock implements WorkClock {

    private static final long serialVersionUID = 1;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    /** Where the system does not tell a thread's time: time on the wall. */
    @Override
    public long processorNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
