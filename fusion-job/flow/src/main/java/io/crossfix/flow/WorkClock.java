package io.crossfix.flow;

import java.io.Serializable;

/** Measures work: nanoseconds of which only differences mean anything. Handed in, since no step looks at a clock itself. */
public interface WorkClock extends Serializable {

    /** Time on the wall, nanoseconds. */
    long nanos();

    /** Time that this thread was given by a processor, nanoseconds. May take several times as long to ask. */
    long processorNanos();
}
