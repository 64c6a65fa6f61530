package io.crossfix.outlets.carry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one attempt. Reasons name a status or a fault, nothing that the receiver wrote. */
public sealed interface Outcome {

    /**
     * The receiver has it.
     *
     * @param reconnected true when a connection had to be opened anew: what was written before may have been lost
     */
    record Delivered(boolean reconnected) implements Outcome {}

    /** The receiver will never take it. */
    record Refused(String reason) implements Outcome {}

    /**
     * Worth another try.
     *
     * @param after how long the receiver wants to be left alone; null when it did not say
     * @param mayHaveArrived false when the receiver surely has not taken it
     */
    record Later(String reason, @Nullable Duration after, boolean mayHaveArrived) implements Outcome {}

    /** There was nobody to take it. */
    record Unreachable(String reason) implements Outcome {}
}
