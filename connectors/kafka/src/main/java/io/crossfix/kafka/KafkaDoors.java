package io.crossfix.kafka;

import io.crossfix.kafka.access.Part;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsStatus;
import io.crossfix.record.RuleStatus;
import io.crossfix.record.SensorReliability;
import io.crossfix.record.Verdict;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Rejection;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The job's sources and sinks at one Kafka.
 *
 * <p>Sinks write at least once and without transactions: ids are deterministic, so a repeat changes nothing, while a
 * transaction would hold every alert back until the next checkpoint and lose it silently when it expires.
 */
public final class KafkaDoors {

    private static final String DISCOVERY_MILLIS = "10000";
    private static final int REQUEST_OVERHEAD_BYTES = 64 * 1024;

    private final KafkaSettings settings;
    private final EmptyState emptyState;

    /** For the topics at these brokers, whatever the job remembers; nothing is opened yet. */
    public KafkaDoors(KafkaSettings settings) {
        this(settings, EmptyState.ALLOWED);
    }

    /** The same, for a job that may not be allowed to have forgotten. */
    public KafkaDoors(KafkaSettings settings, EmptyState emptyState) {
        this.settings = settings;
        this.emptyState = emptyState;
    }

    /** One of the four streams, from what the group has committed, else from the beginning. */
    public KafkaSource<Arrival> observations(Kind kind) {
        return source(Topic.of(kind), committed());
    }

    /** Published rules, always from the beginning: a job that starts without state must know them all. */
    public KafkaSource<Arrival> rules() {
        return source(Topic.RULES, OffsetsInitializer.earliest());
    }

    /** Published weights of the risk, always from the beginning. */
    public KafkaSource<Arrival> riskWeights() {
        return source(Topic.RISK_WEIGHTS, OffsetsInitializer.earliest());
    }

    /** What people's answers say of observations, always from the beginning: a job that starts without state learns it again. */
    public KafkaSource<Arrival> verdicts() {
        return source(Topic.VERDICTS, OffsetsInitializer.earliest());
    }

    /** People's answers to alerts, from what the group has committed, else from the beginning. */
    public KafkaSource<Arrival> reviews() {
        return source(Topic.REVIEWS, committed());
    }

    /** People's orders for desks, from what the group has committed, else from the beginning. */
    public KafkaSource<Arrival> deskOrders() {
        return source(Topic.DESK_ORDERS, committed());
    }

    /** What became of reviews and orders, from what the group has committed, else from the beginning. */
    public KafkaSource<Arrival> reviewStatusSaid() {
        return source(Topic.REVIEW_STATUS, committed());
    }

    /** Every revision of every match. */
    public KafkaSink<Match> matches() {
        return sink(Topic.MATCHES, Match::getMatchId);
    }

    /** Every revision of every alert. */
    public KafkaSink<Alert> alerts() {
        return sink(Topic.ALERTS, Alert::getAlertId);
    }

    /** The audit trail. */
    public KafkaSink<AlertHistory> history() {
        return sink(Topic.ALERT_HISTORY, AlertHistory::getAlertId);
    }

    /** Risk readings. */
    public KafkaSink<RiskReading> risk() {
        return sink(Topic.RISK, reading -> Long.toHexString(reading.getRiskCell()));
    }

    /** Which weights each task uses. */
    public KafkaSink<RiskWeightsStatus> riskWeightsStatus() {
        return sink(Topic.RISK_WEIGHTS_STATUS, status -> Integer.toString(status.getTask()));
    }

    /** What is known of sensors. */
    public KafkaSink<SensorReliability> sensors() {
        return sink(Topic.SENSORS, Topic::key);
    }

    /** What people's answers say of observations. */
    public KafkaSink<Verdict> verdictsSaid() {
        return sink(Topic.VERDICTS, Verdict::getAlertId);
    }

    /** How each task stands to each rule. */
    public KafkaSink<RuleStatus> ruleStatus() {
        return sink(Topic.RULE_STATUS, Topic::key);
    }

    /** What became of reviews. */
    public KafkaSink<ReviewStatus> reviewStatus() {
        return sink(Topic.REVIEW_STATUS, ReviewStatus::getAlertId);
    }

    /** What was not let in, original bytes untouched, provenance and reason in the headers. */
    public KafkaSink<Rejection> rejections() {
        demand(Topic.REJECTIONS, AclOperation.WRITE);
        Properties producer = ClientProperties.producer(settings);
        int largest = Keeping.MAX_REJECTED_BYTES + REQUEST_OVERHEAD_BYTES;
        producer.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(largest));
        return sink(producer, new RejectionSerializer(settings.name(Topic.REJECTIONS)));
    }

    @SuppressWarnings("deprecation") // Deprecated by Kafka, still the connector's own parameter.
    private OffsetsInitializer committed() {
        return switch (emptyState) {
            case ALLOWED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            case REFUSED -> new NothingForgotten(settings.groupId());
        };
    }

    private KafkaSource<Arrival> source(Topic topic, OffsetsInitializer start) {
        return source(List.of(topic), start);
    }

    /** Several topics of one kind of record are one stream; the first one gives it its name. */
    private KafkaSource<Arrival> source(List<Topic> topics, OffsetsInitializer start) {
        topics.forEach(read -> demand(read, AclOperation.READ));
        Topic topic = topics.get(0);
        return KafkaSource.<Arrival>builder()
                .setProperties(ClientProperties.source(settings))
                .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), DISCOVERY_MILLIS)
                .setClientIdPrefix(settings.groupId() + "-" + topic.suffix())
                .setGroupId(settings.groupId())
                .setTopics(topics.stream().map(settings::name).toList())
                .setStartingOffsets(start)
                .setDeserializer(new ArrivalDeserializer(topic))
                .build();
    }

    private <T extends SpecificRecord> KafkaSink<T> sink(Topic topic, SerializableFunction<T, String> key) {
        demand(topic, AclOperation.WRITE);
        return sink(ClientProperties.producer(settings), new RecordSerializer<>(settings.name(topic), key));
    }

    /** On a cluster with access control the job would wait for ever for what nobody allows it. */
    private static void demand(Topic topic, AclOperation operation) {
        if (!Part.JOB.rights().allow(topic, operation)) {
            throw new IllegalStateException(
                    "the job would " + operation + " " + topic.suffix() + ", which Part.JOB does not name");
        }
    }

    private <T> KafkaSink<T> sink(Properties producer, KafkaRecordSerializationSchema<T> serializer) {
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(producer)
                .setBootstrapServers(settings.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(serializer)
                .build();
    }
}
