package io.crossfix.rules;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Rule;
import io.crossfix.rule.signature.SignedOnly;
import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.wire.Arrival;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was published about rules, and whether somebody who is trusted has signed it. */
public final class RuleSignatures {

    /** Above this many records the oldest are left out of what is shown; they are looked at all the same. */
    private static final int MOST_SHOWN = 100_000;

    private static final List<String> HEADS = List.of("RULE", "PUBLISHED", "WHAT", "BY", "SIGNED WITH", "VERDICT");

    private final SignedOnly judge;
    private final Deque<Checked> all = new ArrayDeque<>();
    private final Map<String, Checked> last = new TreeMap<>();

    private record Checked(Rule rule, String signer, Optional<String> objection) {

        private List<String> row() {
            return List.of(
                    rule.getRuleId(),
                    rule.getPublishedAt().toString(),
                    rule.getText() != null ? "text" : rule.getMode() != null ? "mode" : "removal",
                    rule.getPublishedBy(),
                    signer,
                    objection.orElse("valid"));
        }
    }

    private RuleSignatures(TrustedKeys trusted) {
        this.judge = new SignedOnly(trusted);
    }

    /** Reads the topic as it is now. */
    public static RuleSignatures read(KafkaSettings kafka, TrustedKeys trusted) {
        RuleSignatures signatures = new RuleSignatures(trusted);
        TopicReader.readAll(kafka, Topic.RULES, signatures::take);
        return signatures;
    }

    private void take(Arrival arrival) {
        if (arrival.value() instanceof Rule rule) {
            Optional<String> objection = judge.objection(arrival);
            Checked checked = new Checked(rule, objection.isEmpty() ? signer(arrival) : "-", objection);
            all.addLast(checked);
            if (all.size() > MOST_SHOWN) {
                all.removeFirst();
            }
            last.put(rule.getRuleId(), checked);
        }
    }

    /** What a key is called that has signed a record; a dash when none has. */
    static String signer(Arrival arrival) {
        return arrival.endorsement() == null ? "-" : arrival.endorsement().signer();
    }

    /** A table for people: every record in the order of the log, or the last of each rule. */
    public List<List<String>> rows(boolean every) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADS));
        (every ? all : last.values()).forEach(checked -> rows.add(checked.row()));
        return rows;
    }

    /** Whether the last record of every rule counts. */
    public boolean areSound() {
        return last.values().stream().allMatch(checked -> checked.objection().isEmpty());
    }
}
