package io.crossfix.rules;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Rule;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.signature.SignedOnly;
import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.wire.Arrival;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that was published about rules and is still kept: a year of it, and always the last record. */
public final class RuleLog {

    /** Above this many records of one rule the oldest are left out. */
    private static final int MOST_PER_RULE = 10_000;

    private final RuleCompiler compiler;
    private final SignedOnly counting;
    private final boolean signed;
    private final Map<String, List<Publication>> records = new TreeMap<>();
    /** Made when first asked for: every text in it is compiled. */
    private final Map<String, RuleHistory> histories = new HashMap<>();

    /**
     * A record that counts.
     *
     * @param signer name of the trusted key that has signed it; null when nobody asks for one
     */
    record Publication(Rule rule, @Nullable String signer) {}

    private RuleLog(RuleCompiler compiler, TrustedKeys trusted) {
        this.compiler = compiler;
        this.counting = new SignedOnly(trusted);
        this.signed = trusted.areDemanded();
    }

    /**
     * Reads the topic as it is now.
     *
     * @param compiler that of the job, to tell the texts' versions
     */
    public static RuleLog read(KafkaSettings kafka, RuleCompiler compiler) {
        return read(kafka, compiler, TrustedKeys.NONE);
    }

    /** The same, without what does not count where these keys are trusted. */
    public static RuleLog read(KafkaSettings kafka, RuleCompiler compiler, TrustedKeys trusted) {
        RuleLog log = new RuleLog(compiler, trusted);
        TopicReader.readAll(kafka, Topic.RULES, log::take);
        return log;
    }

    private void take(Arrival arrival) {
        if (arrival.value() instanceof Rule rule && counting.objection(arrival).isEmpty()) {
            List<Publication> known = records.computeIfAbsent(rule.getRuleId(), id -> new ArrayList<>());
            known.add(new Publication(rule, signed ? RuleSignatures.signer(arrival) : null));
            if (known.size() > MOST_PER_RULE) {
                known.remove(0);
            }
        }
    }

    /** Names of all rules of which something was published. */
    public Set<String> rules() {
        return records.keySet();
    }

    /** What was published of a rule, in order. */
    public RuleHistory of(String rule) {
        return histories.computeIfAbsent(
                rule, name -> new RuleHistory(name, records.getOrDefault(name, List.of()), compiler));
    }
}
