package io.crossfix.publishing;

import java.util.List;

/**
 * What one task answered to a publication.
 *
 * @param task which one, from 0
 * @param tasks how many there are
 * @param refused whether it keeps what it had
 * @param reasons why it refuses; every fault, with line and column
 */
public record TaskWord(int task, int tasks, boolean refused, List<String> reasons) {

    /** Defends the list. */
    public TaskWord {
        reasons = List.copyOf(reasons);
    }
}
