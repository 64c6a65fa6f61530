package io.crossfix.gateway.intake;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is being read or waits for Kafka: so many payloads and bytes, and no more. Thread-safe. */
public final class InFlight {

    private final int mostPayloads;
    private final long mostBytes;
    private final AtomicInteger payloads = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** Nothing, yet. */
    public InFlight(int mostPayloads, long mostBytes) {
        this.mostPayloads = mostPayloads;
        this.mostBytes = mostBytes;
    }

    /** How many payloads are held. */
    public int payloads() {
        return payloads.get();
    }

    /** How many bytes are held. */
    public long bytes() {
        return bytes.get();
    }

    /** A place that holds nothing yet. */
    public Place place() {
        return new Place();
    }

    /** What one request holds. Used by one thread at a time, and left once. */
    public final class Place {

        private int heldPayloads;
        private long heldBytes;
        private boolean left;

        private Place() {}

        /** Takes more; false, and nothing is taken, when there is no room. */
        public synchronized boolean grow(int morePayloads, long moreBytes) {
            if (left || payloads.addAndGet(morePayloads) > mostPayloads) {
                payloads.addAndGet(left ? 0 : -morePayloads);
                return false;
            }
            if (bytes.addAndGet(moreBytes) > mostBytes) {
                payloads.addAndGet(-morePayloads);
                bytes.addAndGet(-moreBytes);
                return false;
            }
            hold(morePayloads, moreBytes);
            return true;
        }

        /** Takes more even if there is no room: for ways in that are bounded otherwise. */
        public synchronized void count(int morePayloads, long moreBytes) {
            payloads.addAndGet(morePayloads);
            bytes.addAndGet(moreBytes);
            hold(morePayloads, moreBytes);
        }

        private void hold(int morePayloads, long moreBytes) {
            heldPayloads += morePayloads;
            heldBytes += moreBytes;
        }

        /** Gives everything back; again does nothing. */
        public synchronized void leave() {
            if (!left) {
                left = true;
                payloads.addAndGet(-heldPayloads);
                bytes.addAndGet(-heldBytes);
            }
        }
    }
}
