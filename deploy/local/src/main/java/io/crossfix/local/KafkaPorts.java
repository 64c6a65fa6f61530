package io.crossfix.local;

import io.crossfix.job.ObservationStream;
import io.crossfix.job.Ports;
import io.crossfix.kafka.ClockSettings;
import io.crossfix.kafka.Clocks;
import io.crossfix.kafka.EmptyState;
import io.crossfix.kafka.KafkaDoors;
import io.crossfix.kafka.KafkaSettings;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/** The job's ports as Kafka topics. */
public final class KafkaPorts implements Ports {

    /** Well above the longest pause of the job itself, else a pause would look like a silent sensor. */
    private static final Duration IDLE_AFTER = Duration.ofSeconds(60);

    private final KafkaDoors doors;
    private final long futureToleranceMillis;

    /**
     * @param emptyState whether the job may have forgotten what it has read
     * @param futureToleranceMillis as the door of the job has it, milliseconds
     */
    public KafkaPorts(KafkaSettings kafka, EmptyState emptyState, long futureToleranceMillis) {
        this.doors = new KafkaDoors(kafka, emptyState);
        this.futureToleranceMillis = futureToleranceMillis;
    }

    /** One for each kind, under the names that their positions were kept by from the first release on. */
    @Override
    public List<ObservationStream> observations() {
        return Arrays.stream(Kind.values())
                .map(kind -> new ObservationStream(
                        kind.name().toLowerCase(Locale.ROOT),
                        doors.observations(kind),
                        clock(kind),
                        kind == Kind.PLATE))
                .toList();
    }

    private WatermarkStrategy<Arrival> clock(Kind kind) {
        return Clocks.observed(
                new ClockSettings(futureToleranceMillis, outOfOrderness(kind).toMillis(), IDLE_AFTER.toMillis()));
    }

    /** What comes later than this still matches; only the answer to "and nobody called" may then be corrected. */
    private static Duration outOfOrderness(Kind kind) {
        return switch (kind) {
            case GUNSHOT, CAMERA -> Duration.ofSeconds(5);
            case CALL, PLATE -> Duration.ofSeconds(30);
        };
    }

    @Override
    public Source<Arrival, ?, ?> rules() {
        return doors.rules();
    }

    @Override
    public Source<Arrival, ?, ?> riskWeights() {
        return doors.riskWeights();
    }

    @Override
    public Source<Arrival, ?, ?> verdicts() {
        return doors.verdicts();
    }

    @Override
    public Source<Arrival, ?, ?> reviews() {
        return doors.reviews();
    }

    @Override
    public Source<Arrival, ?, ?> deskOrders() {
        return doors.deskOrders();
    }

    @Override
    public Source<Arrival, ?, ?> reviewStatusSaid() {
        return doors.reviewStatusSaid();
    }

    @Override
    public Sink<Match> matches() {
        return doors.matches();
    }

    @Override
    public Sink<Alert> alerts() {
        return doors.alerts();
    }

    @Override
    public Sink<AlertHistory> history() {
        return doors.history();
    }

    @Override
    public Sink<RiskReading> risk() {
        return doors.risk();
    }

    @Override
    public Sink<Rejection> rejections() {
        return doors.rejections();
    }

    @Override
    public Sink<RuleStatus> ruleStatus() {
        return doors.ruleStatus();
    }

    @Override
    public Sink<RiskWeightsStatus> riskWeightsStatus() {
        return doors.riskWeightsStatus();
    }

    @Override
    public Sink<SensorReliability> sensors() {
        return doors.sensors();
    }

    @Override
    public Sink<Verdict> verdictsSaid() {
        return doors.verdictsSaid();
    }

    @Override
    public Sink<ReviewStatus> reviewStatus() {
        return doors.reviewStatus();
    }
}
