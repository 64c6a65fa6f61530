package io.crossfix.feeds.simulate;

/** Is told how far a run has come; called on the thread that runs it. */
@FunctionalInterface
public interface SimulationProgress {

    /**
     * So many observations are kept by the outlet.
     *
     * @param position observations from the beginning of the night; a later run can continue from here
     * @param clockMillis simulated time, milliseconds since epoch
     */
    void published(long position, long clockMillis);
}
