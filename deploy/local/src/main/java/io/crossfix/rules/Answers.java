package io.crossfix.rules;

import io.crossfix.publishing.TaskWord;
import io.crossfix.publishing.TaskWords;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the job's tasks have answered to one publication.
 *
 * @param published what was published
 * @param words the answers so far, one for each task
 * @param took from the publication to the last of them
 */
public record Answers(Rule published, List<RuleStatus> words, Duration took) {

    /** Defends the list. */
    public Answers {
        words = List.copyOf(words);
    }

    /** Whether every task has answered. */
    public boolean isComplete() {
        return tasks().isComplete();
    }

    /** Whether every task has answered, and none has refused. */
    public boolean isAccepted() {
        return tasks().isAccepted();
    }

    /** For people: one line, and one for each reason when some task has refused. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (words.isEmpty()) {
            lines.add(published.getRuleId() + ": published, but no task has answered; is the job running?");
            return lines;
        }
        lines.add(published.getRuleId() + version() + ": " + outcome()
                + String.format(Locale.ROOT, " in %.1f s", took.toMillis() / 1e3));
        tasks().reasons().forEach(reason -> lines.add("  " + reason));
        return lines;
    }

    private String version() {
        // What a refused text calls itself is not known; what stays in force is another version.
        String version = words.get(0).getInForce();
        return version.isEmpty() || tasks().refused() > 0 ? "" : " " + version;
    }

    private String outcome() {
        RuleStatus first = words.get(0);
        String mode = first.getMode() == null || tasks().refused() > 0
                ? ""
                : ", " + first.getMode().name().toLowerCase(Locale.ROOT);
        return tasks().tally(first.getOutcome() == RuleOutcome.REMOVED ? "removed" : "accepted") + mode;
    }

    private TaskWords tasks() {
        return new TaskWords(words.stream()
                .map(word -> new TaskWord(
                        word.getTask(), word.getTasks(), word.getOutcome() == RuleOutcome.REFUSED, word.getReasons()))
                .toList());
    }
}
