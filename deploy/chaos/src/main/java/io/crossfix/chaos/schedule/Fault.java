package io.crossfix.chaos.schedule;

/**
 * One fault.
 *
 * @param at seconds after the load began
 * @param kind what is done
 * @param target which of several processes, from 0; taken modulo their number
 * @param seconds how long it lasts, at least 1
 */
public record Fault(int at, FaultKind kind, int target, int seconds) {

    /** @throws IllegalArgumentException when a number is out of range */
    public Fault {
        if (at < 0 || target < 0 || seconds < 1) {
            throw new IllegalArgumentException(
                    kind + " at " + at + " s, target " + target + ", for " + seconds + " s: out of range");
        }
    }

    @Override
    public String toString() {
        return kind + " " + target + " at " + at + " s for " + seconds + " s";
    }
}
