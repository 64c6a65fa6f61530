package io.crossfix.rules;

import io.crossfix.record.RuleMode;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the job stands to one rule.
 *
 * @param rule its name
 * @param words the last word of each task that there is, by task
 */
public record Standing(String rule, List<RuleStatus> words) {

    /** Leaves out tasks that there were once, when the job had more of them. */
    public Standing {
        int tasks = words.stream()
                .max(Comparator.comparing(RuleStatus::getAt))
                .map(RuleStatus::getTasks)
                .orElse(0);
        words = words.stream()
                .filter(word -> word.getTask() < tasks)
                .sorted(Comparator.comparingInt(RuleStatus::getTask))
                .toList();
    }

    /** Version in force, by the task that spoke last; empty when none is. */
    public String version() {
        return newest().map(RuleStatus::getInForce).orElse("");
    }

    /** Whether some task asks it. */
    public boolean isInForce() {
        return words.stream().anyMatch(word -> !word.getInForce().isEmpty());
    }

    /** How many tasks have that version in force. */
    public long accepted() {
        return words.stream()
                .filter(word -> word.getInForce().equals(version()))
                .count();
    }

    /** How many tasks there are. */
    public int tasks() {
        return newest().map(RuleStatus::getTasks).orElse(0);
    }

    /** The mode in force, and where it differs: {@code live}, or {@code live, task 1: shadow}. */
    public String mode() {
        RuleMode usual = words.stream()
                .map(RuleStatus::getMode)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(RuleMode.AS_WRITTEN);
        String others = words.stream()
                .filter(word -> word.getMode() != null && word.getMode() != usual)
                .map(word -> ", task " + word.getTask() + ": " + word(word.getMode()))
                .collect(Collectors.joining());
        return usual == RuleMode.AS_WRITTEN ? "none" : word(usual) + others;
    }

    /** What is to be known besides: demotions, conditions that fail, a publication that was refused. */
    public List<String> notes() {
        return words.stream().flatMap(word -> notes(word).stream()).distinct().toList();
    }

    /** The task that spoke last. */
    public Optional<RuleStatus> newest() {
        return words.stream().max(Comparator.comparing(RuleStatus::getAt));
    }

    /** How often conditions could not be evaluated, on all tasks. */
    public long failedConditions() {
        return words.stream().mapToLong(RuleStatus::getFailedConditions).sum();
    }

    private static List<String> notes(RuleStatus word) {
        List<String> notes = new ArrayList<>();
        if (!word.getDemotion().isEmpty()) {
            notes.add("demoted by task " + word.getTask() + ": " + word.getDemotion());
        }
        if (word.getFailedConditions() > 0) {
            notes.add("task " + word.getTask() + ": conditions failed " + word.getFailedConditions() + " times");
        }
        if (word.getOutcome() == RuleOutcome.REFUSED) {
            notes.add("refused what was published at " + instant(word.getPublishedAt()) + ": "
                    + String.join("; ", word.getReasons()));
        }
        return notes;
    }

    private static String instant(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String word(RuleMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
