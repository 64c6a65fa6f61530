package io.crossfix.outlook;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.wire.Arrival;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is known of the risk of all places: of every cell the last reading in log order, and the weights. */
public final class KnownRisk {

    private final Map<Long, RiskReading> readings = new HashMap<>();
    private @Nullable ChosenWeights published;
    private String passedOver = "";

    /**
     * Weights to reckon with.
     *
     * @param weights what they are
     * @param origin where they come from, for people
     */
    public record ChosenWeights(RiskWeights weights, String origin) {}

    /**
     * Reads both topics as they are now.
     *
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers, or there are no such topics
     */
    public static KnownRisk read(KafkaSettings kafka) {
        KnownRisk known = new KnownRisk();
        TopicReader.readAll(kafka, Topic.RISK_WEIGHTS, known::take);
        TopicReader.readAll(kafka, Topic.RISK, known::take);
        return known;
    }

    private void take(Arrival arrival) {
        if (arrival.value() != null) {
            take(arrival.value());
        }
    }

    /** Takes the next record of one of the topics; others are passed over. */
    public void take(SpecificRecord record) {
        if (record instanceof RiskReading reading) {
            readings.put(reading.getRiskCell(), reading);
        } else if (record instanceof RiskWeightsDocument document) {
            take(document);
        }
    }

    /** The job refuses a text with faults and keeps the one before; so do we. */
    private void take(RiskWeightsDocument document) {
        Instant at = document.getPublishedAt().truncatedTo(ChronoUnit.SECONDS);
        try {
            RiskWeights weights = RiskWeightsText.read(document.getText(), Topic.RISK_WEIGHTS.suffix());
            published = new ChosenWeights(weights, "published " + at + " by " + document.getPublishedBy());
            passedOver = "";
        } catch (InvalidDocument e) {
            passedOver =
                    "; what " + document.getPublishedBy() + " published at " + at + " has faults and is passed over";
        }
    }

    /** The last reading of every cell that there is one of. */
    public Collection<RiskReading> readings() {
        return readings.values();
    }

    /** The last reading of a cell. */
    public Optional<RiskReading> reading(long cell) {
        return Optional.ofNullable(readings.get(cell));
    }

    /** The weights that were published last and are free of faults. */
    public Optional<ChosenWeights> published() {
        return Optional.ofNullable(published)
                .map(chosen -> new ChosenWeights(chosen.weights(), chosen.origin() + passedOver));
    }

    /** Time of the newest reading. */
    public Optional<Instant> newest() {
        return readings.values().stream().map(RiskReading::getAt).max(Instant::compareTo);
    }

    /** Time of the oldest reading. */
    public Optional<Instant> oldest() {
        return readings.values().stream().map(RiskReading::getAt).min(Instant::compareTo);
    }
}
