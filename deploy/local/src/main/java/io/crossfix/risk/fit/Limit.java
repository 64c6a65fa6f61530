package io.crossfix.risk.fit;

import java.util.stream.IntStream;

/**
 * How many children one incident of a source may have.
 *
 * @param young terms whose children come soon
 * @param old its other terms
 * @param mostYoung most that the weights of the young may sum to
 * @param most most that the weights of all may sum to
 */
record Limit(int[] young, int[] old, double mostYoung, double most) {

    /** All its terms. */
    int[] all() {
        return IntStream.concat(IntStream.of(young), IntStream.of(old)).toArray();
    }
}
