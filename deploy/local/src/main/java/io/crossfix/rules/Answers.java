package io.crossfix.rules;

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
        return !words.isEmpty() && words.size() >= tasks();
    }

    /** Whether every task has answered, and none has refused. */
    public boolean isAccepted() {
        return isComplete() && refused() == 0;
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
        words.stream()
                .flatMap(word -> word.getReasons().stream())
                .distinct()
                .forEach(reason -> lines.add("  " + reason));
        return lines;
    }

    private String version() {
        // What a refused text calls itself is not known; what stays in force is another version.
        String version = words.get(0).getInForce();
        return version.isEmpty() || refused() > 0 ? "" : " " + version;
    }

    private String outcome() {
        long refused = refused();
        String word =
                refused > 0 ? "refused" : words.get(0).getOutcome() == RuleOutcome.REMOVED ? "removed" : "accepted";
        String mode = words.get(0).getMode() == null || refused > 0
                ? ""
                : ", " + words.get(0).getMode().name().toLowerCase(Locale.ROOT);
        return word + " by " + (refused > 0 ? refused : words.size()) + " of " + tasks() + " tasks" + mode;
    }

    private long refused() {
        return words.stream()
                .filter(word -> word.getOutcome() == RuleOutcome.REFUSED)
                .count();
    }

    private int tasks() {
        return words.stream().mapToInt(RuleStatus::getTasks).max().orElse(0);
    }
}
