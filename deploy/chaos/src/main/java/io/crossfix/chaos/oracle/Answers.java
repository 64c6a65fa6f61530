package io.crossfix.chaos.oracle;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Alert;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether what a person was told to have answered still stands. */
public final class Answers {

    private static final int LONGEST_CHAIN = 100;

    private Answers() {}

    /**
     * Alerts that know of no answer although one was applied, in the topic as it is now. One that was answered and then
     * escalated knows: nobody decided.
     *
     * @param applied alerts that were acknowledged, with when the person heard so
     */
    public static List<String> forgotten(KafkaSettings kafka, Map<String, Instant> applied) {
        Map<String, Alert> last = new HashMap<>();
        TopicReader.readAll(kafka, Topic.ALERTS, arrival -> {
            if (arrival.value() instanceof Alert alert) {
                last.put(alert.getAlertId(), alert);
            }
        });
        return forgotten(last, applied);
    }

    static List<String> forgotten(Map<String, Alert> last, Map<String, Instant> applied) {
        return applied.entrySet().stream()
                .filter(answer -> isForgotten(speaker(last, answer.getKey()), answer.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The alert that speaks for it now: an alert that was merged into another has handed its answer on. */
    private static @Nullable Alert speaker(Map<String, Alert> last, String id) {
        Alert alert = last.get(id);
        for (int i = 0; i < LONGEST_CHAIN && alert != null && alert.getMergedInto() != null; i++) {
            alert = last.get(alert.getMergedInto());
        }
        return alert;
    }

    /** One that was taken back meanwhile, and raised again after the answer, is a new question. */
    private static boolean isForgotten(@Nullable Alert alert, Instant answered) {
        return alert == null
                || (alert.getAnsweredAt() == null && alert.getRaisedAt().isBefore(answered));
    }
}
