package io.crossfix.weights;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.publishing.Conversation;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.RiskWeightsStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Publishes weights, and waits for the job's tasks.
 *
 * @param kafka where the job reads
 * @param by account of the person who publishes
 * @param within how long to wait for all tasks
 * @param clock tells when something was published
 */
public record WeightsPublisher(KafkaSettings kafka, String by, Duration within, Clock clock) {

    /** There is one document at a time, so one key: compaction keeps the last. */
    private static final String KEY = "weights";

    /**
     * Publishes a document and returns what has been answered when all tasks have or time is up.
     *
     * @param text the YAML text, free of faults
     */
    public WeightsAnswers publish(String text) {
        RiskWeightsDocument document =
                new RiskWeightsDocument(text, clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
        var answers = new AtomicReference<>(new WeightsAnswers(document, Map.of(), Duration.ZERO));
        new Conversation(kafka, within, clock)
                .hold(
                        Topic.RISK_WEIGHTS_STATUS,
                        producer -> producer.send(Topic.RISK_WEIGHTS, KEY, document),
                        arrival -> {
                            if (arrival.value() instanceof RiskWeightsStatus word) {
                                Duration took = Duration.between(document.getPublishedAt(), clock.instant());
                                answers.updateAndGet(known -> known.with(word, took));
                            }
                        },
                        () -> answers.get().isComplete());
        return answers.get();
    }
}
