package io.crossfix.kafka;

import java.io.Serializable;

/**
 * How much one reader has read of all of its partitions, so that a partition that is silent can be told from one whose turn
 * has not come. For one thread; every task has its own, which begins at nothing.
 */
final class ReadSoFar implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * What a client fetches of one partition before it goes on to the next, bytes: the least that a partition which has
     * something waits for. Eight times as little as the client's own default, so that partitions stay near each other in a
     * long backlog.
     */
    static final int FETCHED_AT_ONCE_BYTES = 128 * 1024;

    /** Fetched bytes are compressed, and one fetch may be on its way when another one begins. */
    private static final int GENEROUSLY = 8;

    private transient long bytes;
    private transient int partitions;

    void hasOneMore() {
        partitions++;
    }

    void read(int more) {
        bytes += more;
    }

    long bytes() {
        return bytes;
    }

    /** Whether every partition that has anything has had its turn since so much was read. */
    boolean isAroundSince(long bytesThen) {
        return bytes - bytesThen > (long) GENEROUSLY * FETCHED_AT_ONCE_BYTES * partitions;
    }
}
