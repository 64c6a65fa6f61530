package io.crossfix.chaos.oracle;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.RuleEvent;
import io.crossfix.record.RuleStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What a consumer knows that keeps the last record of each key in the order of the log, as a compacted topic does.
 *
 * @param matches matches that hold, by id. What was taken back is as good as never said: which of it was said depends on order
 * @param alerts alerts that stand, by id: neither taken back nor merged into another
 * @param demotions a line for each time that a task put a rule into shadow or paused it because it took too much
 */
record LastRecords(
        Map<String, SpecificRecordBase> matches, Map<String, SpecificRecordBase> alerts, List<String> demotions) {

    /** Of what is in the topics now. */
    static LastRecords of(KafkaSettings kafka) {
        return new LastRecords(matchesIn(kafka), alertsIn(kafka), demotionsIn(kafka));
    }

    private static Map<String, SpecificRecordBase> matchesIn(KafkaSettings kafka) {
        Map<String, SpecificRecordBase> last = new HashMap<>();
        TopicReader.readAll(kafka, Topic.MATCHES, arrival -> {
            if (arrival.value() instanceof Match match) {
                last.put(match.getMatchId(), match);
            }
        });
        last.values().removeIf(record -> ((Match) record).getState() != MatchState.HOLDS);
        return last;
    }

    private static Map<String, SpecificRecordBase> alertsIn(KafkaSettings kafka) {
        Map<String, SpecificRecordBase> last = new HashMap<>();
        TopicReader.readAll(kafka, Topic.ALERTS, arrival -> {
            if (arrival.value() instanceof Alert alert) {
                last.put(alert.getAlertId(), alert);
            }
        });
        last.values().removeIf(record -> {
            AlertStatus status = ((Alert) record).getStatus();
            return status == AlertStatus.RETRACTED || status == AlertStatus.MERGED;
        });
        return last;
    }

    private static List<String> demotionsIn(KafkaSettings kafka) {
        List<String> lines = new ArrayList<>();
        TopicReader.readAll(kafka, Topic.RULE_STATUS, arrival -> {
            if (arrival.value() instanceof RuleStatus status && status.getEvent() == RuleEvent.DEMOTED) {
                lines.add(status.getAt() + " " + status.getRuleId() + " on task " + status.getTask() + ": "
                        + status.getDemotion());
            }
        });
        return lines;
    }
}
