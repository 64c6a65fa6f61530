package io.crossfix.weights;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.RiskWeightsStatus;
import io.crossfix.wire.Arrival;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which weights each task uses: of each the last word. */
public final class WeightsStanding {

    private final Map<Integer, RiskWeightsStatus> words = new TreeMap<>();

    /** Reads the topic as it is now. */
    public static WeightsStanding read(KafkaSettings kafka) {
        WeightsStanding standing = new WeightsStanding();
        TopicReader.readAll(kafka, Topic.RISK_WEIGHTS_STATUS, standing::take);
        return standing;
    }

    /** Takes the next record of the topic. */
    void take(Arrival arrival) {
        if (arrival.value() instanceof RiskWeightsStatus word) {
            take(word);
        }
    }

    void take(RiskWeightsStatus word) {
        words.put(word.getTask(), word);
    }

    /** The last word of every task that there is now, by task; none of those there were when the job had more. */
    public List<RiskWeightsStatus> words() {
        int tasks = words.values().stream()
                .max(Comparator.comparing(RiskWeightsStatus::getAt))
                .map(RiskWeightsStatus::getTasks)
                .orElse(0);
        return words.values().stream().filter(word -> word.getTask() < tasks).toList();
    }

    /** Why weights should rather not be published: the same name is in force with as high a version. */
    public Optional<String> objection(RiskWeights weights) {
        return words().stream()
                .map(RiskWeightsStatus::getInForce)
                .filter(label -> isAsHigh(label, weights))
                .findFirst()
                .map(label -> label + " is in force, which is not lower than " + weights.label()
                        + ": count the version up, or say --force");
    }

    private static boolean isAsHigh(String label, RiskWeights weights) {
        int at = label.lastIndexOf('@');
        return at >= 0
                && label.substring(0, at).equals(weights.name())
                && Integer.parseInt(label.substring(at + 1)) >= weights.version();
    }
}
