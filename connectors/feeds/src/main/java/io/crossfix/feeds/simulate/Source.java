package io.crossfix.feeds.simulate;

import java.util.function.Consumer;

/** Makes observations in portions, so that only what is under way is held in memory. */
interface Source {

    /** No observation of a later portion has observedAt or reportedAt before this; Long.MAX_VALUE when there is none. */
    long floorMillis();

    /** Tells the next portion; it may be empty. Called only while the floor is below Long.MAX_VALUE. */
    void tellNext(Consumer<TimedRecord> sink);
}
