package io.crossfix.feeds.door;

/**
 * Which sequence numbers have been there: a sliding window over the last 64, so that messages that overtake each other are
 * let in, and none twice (RFC 4303, section 3.4.3). Not thread-safe.
 */
final class ReplayWindow {

    private static final int WIDTH = Long.SIZE;

    private boolean begun;
    private long highest;
    private long seen;

    /** What a number is to those before it. */
    enum Place {
        NEXT,
        /** One of the last 64 that was missing. */
        FILLS_A_GAP,
        BEHIND_A_GAP,
        SEEN_BEFORE
    }

    /** What a number is; changes nothing. */
    Place place(long number) {
        if (!begun || number == highest + 1) {
            return Place.NEXT;
        }
        if (number > highest) {
            return Place.BEHIND_A_GAP;
        }
        long back = highest - number;
        return back >= WIDTH || (seen >>> back & 1) == 1 ? Place.SEEN_BEFORE : Place.FILLS_A_GAP;
    }

    /** Takes a number in that was let in. */
    void take(long number) {
        if (!begun || number > highest) {
            long ahead = begun ? number - highest : WIDTH;
            seen = (ahead >= WIDTH ? 0 : seen << ahead) | 1;
            highest = number;
            begun = true;
        } else if (highest - number < WIDTH) {
            seen |= 1L << (highest - number);
        }
    }
}
