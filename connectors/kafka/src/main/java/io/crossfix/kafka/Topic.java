package io.crossfix.kafka;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.AuditCheckpoint;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.RiskWeightsStatus;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleStatus;
import io.crossfix.record.SensorReliability;
import io.crossfix.record.Verdict;
import io.crossfix.wire.RecordCodec;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Every topic there is: what stands on it, what its key means, how long it is kept. */
public enum Topic {
    GUNSHOT("gunshot", "sensor id", Keeping.DAY_OF_OBSERVATIONS, GunshotDetection.class),
    PLATE_READ("plate-read", "sensor id", Keeping.DAY_OF_OBSERVATIONS, PlateRead.class),
    /** Reads of plates that stand on a hotlist: the law lets them be kept longer than the others. */
    PLATE_HIT("plate-hit", "sensor id", Keeping.DAY_OF_OBSERVATIONS, PlateRead.class),
    CALL("call", "sensor id", Keeping.DAY_OF_OBSERVATIONS, EmergencyCall.class),
    CAMERA("camera", "sensor id", Keeping.DAY_OF_OBSERVATIONS, CameraEvent.class),
    RULES("rules", "rule id", Keeping.LAST_PUBLISHED, Rule.class),
    RULE_STATUS("rule-status", "rule id, # and task", Keeping.LAST_PER_KEY, RuleStatus.class),
    MATCHES("matches", "match id", Keeping.MONTH, Match.class),
    ALERTS("alerts", "alert id", Keeping.LAST_PER_KEY_FOR_A_MONTH, Alert.class),
    ALERT_HISTORY("alert-history", "alert id, or rule or desk", Keeping.YEAR, AlertHistory.class),
    REVIEWS("reviews", "alert id", Keeping.MONTH_OF_REVIEWS, Review.class),
    REVIEW_STATUS("review-status", "alert id, or desk of an order", Keeping.MONTH, ReviewStatus.class),
    DESK_ORDERS("desk-orders", "desk", Keeping.MONTH_OF_REVIEWS, DeskOrder.class),
    AUDIT_CHECKPOINTS("audit-checkpoints", "topic and partition", Keeping.YEAR, AuditCheckpoint.class),
    RISK("risk", "risk cell, 15 hexadecimal digits", Keeping.LAST_PER_KEY, RiskReading.class),
    RISK_WEIGHTS("risk-weights", "weights", Keeping.LAST_PUBLISHED, RiskWeightsDocument.class),
    RISK_WEIGHTS_STATUS("risk-weights-status", "task", Keeping.LAST_PER_KEY, RiskWeightsStatus.class),
    VERDICTS("verdicts", "alert id", Keeping.YEAR, Verdict.class),
    SENSORS("sensors", "kind and sensor id", Keeping.LAST_PER_KEY, SensorReliability.class),
    DELIVERIES("deliveries", "outlet, / and alert id", Keeping.LAST_PER_KEY_FOR_A_MONTH, Delivery.class),
    OUTLET_DEAD_LETTERS("outlet-dead-letters", "outlet, / and alert id", Keeping.MONTH, Delivery.class),
    /** Values are the refused bytes as they were, of any form. */
    REJECTIONS("rejections", "source topic", Keeping.FORTNIGHT_OF_ANYTHING, byte[].class);

    private static final int MAX_OBSERVATION_BYTES = 64 * 1024;

    private final String suffix;
    private final String key;
    private final Keeping keeping;
    private final Class<?> value;

    Topic(String suffix, String key, Keeping keeping, Class<?> value) {
        this.suffix = suffix;
        this.key = key;
        this.keeping = keeping;
        this.value = value;
    }

    /** The topics of a stream of observations. */
    public static List<Topic> of(Kind kind) {
        return switch (kind) {
            case GUNSHOT -> List.of(GUNSHOT);
            case PLATE -> List.of(PLATE_READ, PLATE_HIT);
            case CALL -> List.of(CALL);
            case CAMERA -> List.of(CAMERA);
        };
    }

    /** The topic of a category of a stream, as its schema names it. */
    public static Topic of(Kind kind, String category) {
        return kind == Kind.PLATE && !category.equals(PlateCategory.READ.name()) ? PLATE_HIT : of(kind).get(0);
    }

    /** The name in Kafka, such as {@code crossfix.gunshot} for the prefix {@code crossfix.}. */
    public String name(String prefix) {
        return prefix + suffix;
    }

    /** The name without prefix. */
    public String suffix() {
        return suffix;
    }

    /** What the key of a record stands for. */
    public String key() {
        return key;
    }

    /** Key of what is known of a sensor. */
    static String key(SensorReliability sensor) {
        return sensor.getKind() + "/" + sensor.getSensorId();
    }

    /** Key of a rule's status: compaction keeps what each task said last. */
    static String key(RuleStatus status) {
        return status.getRuleId() + "#" + status.getTask();
    }

    /** How long records are kept. */
    public Keeping keeping() {
        return keeping;
    }

    /** Whether such a record belongs here; a heartbeat belongs on every stream of observations. */
    public boolean accepts(SpecificRecord record) {
        return value == record.getClass() || (isObserved() && record instanceof Heartbeat);
    }

    /** Values above this many bytes are refused before they are looked at. */
    int maxBytes() {
        return isObserved() ? MAX_OBSERVATION_BYTES : RecordCodec.MAX_BYTES;
    }

    private boolean isObserved() {
        return keeping == Keeping.DAY_OF_OBSERVATIONS;
    }
}
