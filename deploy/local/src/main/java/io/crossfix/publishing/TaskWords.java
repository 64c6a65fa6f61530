package io.crossfix.publishing;

import java.util.List;

/**
 * What the tasks have answered to one publication so far.
 *
 * @param words one of each task that has answered
 */
public record TaskWords(List<TaskWord> words) {

    /** Defends the list. */
    public TaskWords {
        words = List.copyOf(words);
    }

    /** Whether every task has answered. */
    public boolean isComplete() {
        return !words.isEmpty() && words.size() >= tasks();
    }

    /** Whether every task has answered, and none has refused. */
    public boolean isAccepted() {
        return isComplete() && refused() == 0;
    }

    /** How many refuse. */
    public long refused() {
        return words.stream().filter(TaskWord::refused).count();
    }

    /**
     * For people: {@code accepted by 2 of 2 tasks}, or how many refuse.
     *
     * @param done what the tasks that do not refuse have done
     */
    public String tally(String done) {
        long refused = refused();
        return (refused > 0 ? "refused by " + refused : done + " by " + words.size()) + " of " + tasks() + " tasks";
    }

    /** Why tasks refuse, each reason once. */
    public List<String> reasons() {
        return words.stream()
                .flatMap(word -> word.reasons().stream())
                .distinct()
                .toList();
    }

    private int tasks() {
        return words.stream().mapToInt(TaskWord::tasks).max().orElse(0);
    }
}
