package io.crossfix.outlets.carry;

import io.crossfix.outlets.format.Message;

/** A way to one receiver; used by one thread. */
public interface Carrier extends AutoCloseable {

    /** Tries once, within a limit of time. */
    Outcome carry(Message message) throws InterruptedException;

    @Override
    default void close() {}
}
