package io.crossfix.rules;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.RuleStatus;
import io.crossfix.wire.Arrival;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How the job stands to every rule: of each task the last word. */
public final class RuleStandings {

    private final Map<String, Map<Integer, RuleStatus>> words = new TreeMap<>();

    /** Reads the topic as it is now. */
    public static RuleStandings read(KafkaSettings kafka) {
        RuleStandings standings = new RuleStandings();
        TopicReader.readAll(kafka, Topic.RULE_STATUS, standings::take);
        return standings;
    }

    private void take(Arrival arrival) {
        if (arrival.value() instanceof RuleStatus word) {
            words.computeIfAbsent(word.getRuleId(), rule -> new TreeMap<>()).put(word.getTask(), word);
        }
    }

    /** Names of all rules that a task has spoken of. */
    public Set<String> rules() {
        return words.keySet();
    }

    /** How the job stands to one; without words when it never spoke of it. */
    public Standing of(String rule) {
        return new Standing(rule, List.copyOf(words.getOrDefault(rule, Map.of()).values()));
    }
}
