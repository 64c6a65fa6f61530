package io.crossfix.weights;

import io.crossfix.publishing.TaskWord;
import io.crossfix.publishing.TaskWords;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.RiskWeightsStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the job's tasks have answered to published weights.
 *
 * @param published what was published
 * @param words the answers so far, by task
 * @param took from the publication to the last of them
 */
public record WeightsAnswers(RiskWeightsDocument published, Map<Integer, RiskWeightsStatus> words, Duration took) {

    /** Defends the map. */
    public WeightsAnswers {
        words = Map.copyOf(words);
    }

    /** With another word, if it answers this publication. */
    WeightsAnswers with(RiskWeightsStatus word, Duration after) {
        if (!word.getPublishedAt().equals(published.getPublishedAt())) {
            return this;
        }
        Map<Integer, RiskWeightsStatus> more = new TreeMap<>(words);
        more.put(word.getTask(), word);
        return new WeightsAnswers(published, more, after);
    }

    /** Whether every task has answered. */
    public boolean isComplete() {
        return tasks().isComplete();
    }

    /** Whether every task has answered, and none has refused. */
    public boolean isAccepted() {
        return tasks().isAccepted();
    }

    /**
     * For people: one line, and one for each reason when some task has refused.
     *
     * @param label of what was published, as {@code name@version}
     */
    public List<String> lines(String label) {
        if (words.isEmpty()) {
            return List.of(label + ": published, but no task has answered; is the job running?");
        }
        TaskWords tasks = tasks();
        String seconds = String.format(Locale.ROOT, " %.1f s", took.toMillis() / 1e3);
        List<String> lines = new ArrayList<>();
        lines.add(label + ": " + tasks.tally("accepted")
                + (tasks.isAccepted() ? ", in force after" + seconds : ", after" + seconds));
        tasks.reasons().forEach(reason -> lines.add("  " + reason));
        return lines;
    }

    private TaskWords tasks() {
        return new TaskWords(words.values().stream()
                .map(word -> new TaskWord(word.getTask(), word.getTasks(), !word.getAccepted(), word.getReasons()))
                .toList());
    }
}
