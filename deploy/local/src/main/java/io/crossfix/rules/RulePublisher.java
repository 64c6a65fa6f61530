package io.crossfix.rules;

import io.crossfix.kafka.EndorsementHeaders;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.publishing.Conversation;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleEvent;
import io.crossfix.record.RuleMode;
import io.crossfix.record.RuleStatus;
import io.crossfix.rule.signature.RuleSigner;
import io.crossfix.wire.RecordCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what becomes of rules, and waits for the job's tasks.
 *
 * @param kafka where the job reads
 * @param by account of the person who publishes
 * @param signer approves what is published; null to leave it unsigned
 * @param within how long to wait for all tasks
 * @param clock tells when something was published
 */
public record RulePublisher(
        KafkaSettings kafka, String by, @Nullable RuleSigner signer, Duration within, Clock clock) {

    /** What is to be published of one rule; neither text nor mode removes it. */
    public record Change(
            String rule, @Nullable String text, @Nullable RuleMode mode) {}

    /** Publishes changes of different rules and returns what has been answered, in their order, when all tasks have or time is up. */
    public List<Answers> publish(List<Change> changes) {
        Map<String, Answers> answers = new LinkedHashMap<>();
        new Conversation(kafka, within, clock)
                .hold(
                        Topic.RULE_STATUS,
                        producer -> changes.forEach(change -> answers.put(change.rule(), send(change, producer))),
                        arrival -> {
                            if (arrival.value() instanceof RuleStatus word) {
                                answers.computeIfPresent(word.getRuleId(), (rule, known) -> with(known, word));
                            }
                        },
                        () -> answers.values().stream().allMatch(Answers::isComplete));
        return List.copyOf(answers.values());
    }

    private Answers send(Change change, RecordProducer producer) {
        Rule record = new Rule(
                change.rule(), change.text(), clock.instant().truncatedTo(ChronoUnit.MILLIS), by, change.mode());
        byte[] value = new RecordCodec().encode(record);
        producer.send(EndorsementHeaders.record(
                kafka.name(Topic.RULES),
                change.rule(),
                value,
                signer == null ? null : signer.sign(change.rule(), value)));
        return new Answers(record, List.of(), Duration.ZERO);
    }

    private Answers with(Answers known, RuleStatus word) {
        boolean isAnswer = word.getEvent() == RuleEvent.ANSWERED
                && word.getPublishedAt().equals(known.published().getPublishedAt());
        if (!isAnswer) {
            return known;
        }
        Map<Integer, RuleStatus> byTask = new TreeMap<>();
        known.words().forEach(before -> byTask.put(before.getTask(), before));
        byTask.put(word.getTask(), word);
        Duration took = Duration.between(known.published().getPublishedAt(), clock.instant());
        return new Answers(known.published(), List.copyOf(byTask.values()), took);
    }
}
