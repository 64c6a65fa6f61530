package io.crossfix.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.AlertHistory;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import io.crossfix.wire.RecordCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sink, in one job that comes to its end. */
class SinkKeysTest {

    private static final RiskReading RISK = RiskReading.newBuilder()
            .setRiskCell(0x8928308280fffffL)
            .setKeyCell(0x872830828ffffffL)
            .setAt(Sample.NOON)
            .setNow(0.1)
            .setLogOdds(-2.2)
            .setShares(List.of())
            .setWeightsVersion("v")
            .build();
    private static final RuleStatus RULE = RuleStatus.newBuilder()
            .setRuleId("shots")
            .setVersion("3.0")
            .setOutcome(RuleOutcome.ACCEPTED)
            .setTask(2)
            .setTasks(4)
            .setPublishedAt(Sample.NOON)
            .setAt(Sample.NOON)
            .build();
    private static final ReviewStatus REVIEW = new ReviewStatus("r-1", "a-3", true, "confirmed", 4, "", "");

    @TempDir
    private Path directory;

    @Test
    void everyRecordStandsUnderItsKeyOnItsTopic() throws Exception {
        try (BrokerUnderTest broker = new BrokerUnderTest(directory)) {
            KafkaSettings settings = broker.topics("keys.");
            writeOneOfEach(new KafkaDoors(settings));
            assertOnly(broker, "keys.matches", "m-1", Sample.match("m-1", List.of(Sample.evidence("g-1"))));
            assertOnly(broker, "keys.alerts", "a-1", Sample.alert("a-1"));
            assertOnly(broker, "keys.alert-history", "a-2", history());
            assertOnly(broker, "keys.risk", "8928308280fffff", RISK);
            assertOnly(broker, "keys.rule-status", "shots#2", RULE);
            assertOnly(broker, "keys.review-status", "a-3", REVIEW);
        }
    }

    private static void writeOneOfEach(KafkaDoors doors) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(
                1, Configuration.fromMap(Map.of("pipeline.object-reuse", "true")));
        write(env, Sample.match("m-1", List.of(Sample.evidence("g-1"))), doors.matches());
        write(env, Sample.alert("a-1"), doors.alerts());
        write(env, history(), doors.history());
        write(env, RISK, doors.risk());
        write(env, RULE, doors.ruleStatus());
        write(env, REVIEW, doors.reviewStatus());
        env.execute();
    }

    /** The record is made in the task: between tasks, Flink does not know these types here. */
    private static <T extends SpecificRecord> void write(StreamExecutionEnvironment env, T record, KafkaSink<T> sink) {
        byte[] bytes = new RecordCodec().encode(record);
        @SuppressWarnings("unchecked") // The class of a T.
        Class<T> type = (Class<T>) record.getClass();
        env.fromData(0)
                .map(ignored -> type.cast(new RecordCodec().decode(bytes)), new GenericTypeInfo<>(type))
                .sinkTo(sink);
    }

    private static AlertHistory history() {
        return AlertHistory.newBuilder()
                .setAlertId("a-2")
                .setAlert(Sample.alert("a-2"))
                .build();
    }

    private static void assertOnly(BrokerUnderTest broker, String topic, String key, SpecificRecord value) {
        assertThat(broker.read(topic, 1)).singleElement().satisfies(record -> {
            assertThat(new String(record.key(), UTF_8)).isEqualTo(key);
            assertThat(new RecordCodec().decode(record.value())).isEqualTo(value);
        });
    }
}
