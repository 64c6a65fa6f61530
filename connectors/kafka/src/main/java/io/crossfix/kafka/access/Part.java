package io.crossfix.kafka.access;

import static io.crossfix.kafka.Topic.ALERTS;
import static io.crossfix.kafka.Topic.ALERT_HISTORY;
import static io.crossfix.kafka.Topic.AUDIT_CHECKPOINTS;
import static io.crossfix.kafka.Topic.CALL;
import static io.crossfix.kafka.Topic.CAMERA;
import static io.crossfix.kafka.Topic.DELIVERIES;
import static io.crossfix.kafka.Topic.DESK_ORDERS;
import static io.crossfix.kafka.Topic.GUNSHOT;
import static io.crossfix.kafka.Topic.MATCHES;
import static io.crossfix.kafka.Topic.OUTLET_DEAD_LETTERS;
import static io.crossfix.kafka.Topic.PLATE_HIT;
import static io.crossfix.kafka.Topic.PLATE_READ;
import static io.crossfix.kafka.Topic.REJECTIONS;
import static io.crossfix.kafka.Topic.REVIEWS;
import static io.crossfix.kafka.Topic.REVIEW_STATUS;
import static io.crossfix.kafka.Topic.RISK;
import static io.crossfix.kafka.Topic.RISK_WEIGHTS;
import static io.crossfix.kafka.Topic.RISK_WEIGHTS_STATUS;
import static io.crossfix.kafka.Topic.RULES;
import static io.crossfix.kafka.Topic.RULE_STATUS;
import static io.crossfix.kafka.Topic.SENSORS;
import static io.crossfix.kafka.Topic.VERDICTS;

import io.crossfix.kafka.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The parts of an installation, each with a principal of its own, and what each may do on Kafka: the one place where that is
 * said. Whatever is not named here is refused by a broker that allows nothing without a rule.
 */
public enum Part {
    /** The Flink job. Never creates, deletes or alters a topic; writes without transactions. */
    JOB(
            "the Flink job",
            Rights.NONE
                    .reading(GUNSHOT, PLATE_READ, PLATE_HIT, CALL, CAMERA)
                    .reading(RULES, RISK_WEIGHTS, REVIEWS, DESK_ORDERS, REVIEW_STATUS, VERDICTS)
                    .writing(MATCHES, ALERTS, ALERT_HISTORY, RISK, REJECTIONS)
                    .writing(RULE_STATUS, RISK_WEIGHTS_STATUS, SENSORS, VERDICTS, REVIEW_STATUS)
                    .lookingAtSettings()
                    .onGroup(AclOperation.READ)),
    /** One gateway for all streams, and the commands {@code replay} and {@code simulate}. */
    GATEWAY("a gateway for all streams; replay, simulate", door(GUNSHOT, PLATE_READ, PLATE_HIT, CALL, CAMERA)),
    /** A gateway for senders of gunshots only; whoever takes it over can write nothing else. */
    GATEWAY_GUNSHOT("a gateway for gunshots only", door(GUNSHOT)),
    /** A gateway for readers of plates only. */
    GATEWAY_PLATE("a gateway for plate reads only", door(PLATE_READ, PLATE_HIT)),
    /** A gateway for emergency calls only. */
    GATEWAY_CALL("a gateway for emergency calls only", door(CALL)),
    /** A gateway for cameras only. */
    GATEWAY_CAMERA("a gateway for camera events only", door(CAMERA)),
    /** The page where people decide: reads what it shows, writes answers, orders and who looked at what. */
    CONSOLE(
            "the console",
            Rights.NONE
                    .reading(GUNSHOT, PLATE_READ, PLATE_HIT, CALL, CAMERA, REJECTIONS)
                    .reading(MATCHES, ALERTS, ALERT_HISTORY, REVIEW_STATUS, DESK_ORDERS)
                    .reading(RULES, RULE_STATUS, RISK, RISK_WEIGHTS, SENSORS)
                    .writing(REVIEWS, DESK_ORDERS, ALERT_HISTORY)
                    .onGroup(AclOperation.DESCRIBE)),
    /** Tells alerts to receivers, and remembers what it told. */
    OUTLETS(
            "the outlets; outlets dead",
            Rights.NONE
                    .reading(ALERTS, DELIVERIES)
                    .writing(DELIVERIES, OUTLET_DEAD_LETTERS)
                    .lookingAtSettings()),
    /** Commands of analysts: rules, risk. No stream of observations, no answers to alerts. */
    ANALYST(
            "rules, risk, alerts",
            Rights.NONE
                    .reading(RULES, RULE_STATUS, RISK_WEIGHTS, RISK_WEIGHTS_STATUS, RISK, SENSORS)
                    .reading(MATCHES, ALERTS, VERDICTS)
                    .writing(RULES, RISK_WEIGHTS)),
    /** Commands of an officer at a terminal. */
    OFFICER("alerts, review", Rights.NONE.reading(ALERTS, REVIEW_STATUS).writing(REVIEWS)),
    /** Sees everything, and writes only what vouches for the history and that it has looked. */
    AUDITOR(
            "audit, retention report, explain",
            Rights.NONE
                    .onEveryTopic(AclOperation.READ, AclOperation.DESCRIBE_CONFIGS)
                    .writing(AUDIT_CHECKPOINTS, ALERT_HISTORY)
                    .onCluster(AclOperation.DESCRIBE)
                    .onCluster(AclOperation.DESCRIBE_CONFIGS)),
    /** Gives refused records to the job again; dead letters of outlets need {@link #OUTLETS}. */
    REDRIVE(
            "rejections list, rejections redrive",
            Rights.NONE
                    .reading(REJECTIONS, GUNSHOT, PLATE_READ, PLATE_HIT, CALL, CAMERA)
                    .writing(REJECTIONS, GUNSHOT, PLATE_READ, PLATE_HIT, CALL, CAMERA)),
    /** Makes the topics and sets how long they keep records; reads not one of them. */
    ADMIN(
            "topics, retention apply",
            Rights.NONE
                    .onEveryTopic(AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.ALTER_CONFIGS)
                    .onCluster(AclOperation.DESCRIBE_CONFIGS)),
    /** Looks whether all is set as it should be; sees no record. */
    DOCTOR(
            "doctor, monitoring of lag",
            Rights.NONE
                    .onEveryTopic(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)
                    .onGroup(AclOperation.DESCRIBE)
                    .onCluster(AclOperation.DESCRIBE)
                    .onCluster(AclOperation.DESCRIBE_CONFIGS)),
    /** Plays an incident each minute and waits for its alert. */
    PROBE("the probe", Rights.NONE.reading(ALERTS).writing(GUNSHOT, CALL));

    private final String purpose;

    @SuppressWarnings("ImmutableEnumChecker") // Its collections are copies that cannot be changed.
    private final Rights rights;

    Part(String purpose, Rights rights) {
        this.purpose = purpose;
        this.rights = rights;
    }

    /** A way in: it reads its own streams once at the start, so that it does not say again what was said before it. */
    private static Rights door(Topic... streams) {
        return Rights.NONE.reading(streams).writing(streams).writing(REJECTIONS).lookingAtSettings();
    }

    /** Its name, such as {@code gateway-plate}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What runs under it, for people. */
    public String purpose() {
        return purpose;
    }

    /** What it may do. */
    public Rights rights() {
        return rights;
    }

    /** All names, in order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Part::label).toList();
    }
}
