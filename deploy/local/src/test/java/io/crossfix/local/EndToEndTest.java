package io.crossfix.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeding.Feeder;
import io.crossfix.feeding.ReplayFeed;
import io.crossfix.feeding.ReplayFeed.Recording;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.replay.ReplaySettings;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.queue.AlertBook;
import io.crossfix.queue.Answer;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.RiskReading;
import io.crossfix.record.SensorReliability;
import io.crossfix.settings.StartingRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything real: broker, Flink on RocksDB, the shipped rules, a mapping that is shipped. */
class EndToEndTest {

    private static final String SHOTS_AND_A_CALL = """
            event_number,call_time_local,call_id,lat,lon
            LOP1,2024-03-01 21:04:00,415SS,37.80440,-122.27110
            LOP2,2024-03-01 21:06:30,415GS,37.80500,-122.27200
            LOP3,2024-03-01 21:06:40,415GS,,
            """;

    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(2), Duration.ofMillis(300));

    @TempDir
    private Path directory;

    @Test
    void aReplayRaisesAnAlertAPersonConfirmsItAndARestartRemembersThat() throws Exception {
        try (DataDirectory data = DataDirectory.take(directory.resolve("data"))) {
            Alert raised;
            try (Running system = running(data)) {
                assertThat(system.stack().fusion().origin()).isEqualTo("started with empty state");
                replay(system, data);
                raised = alert(system.kafka());
                assertThat(raised.getStatus()).isEqualTo(AlertStatus.RAISED);
                assertThat(system.stack().fusion().numbers().of("admitted")).isEqualTo(2);

                assertThat(answer(ReviewAction.CONFIRM, raised, system.kafka()).getApplied())
                        .isTrue();
                assertThat(alert(system.kafka()).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
            }

            assertThat(new Checkpoints(data.checkpoints()).newest()).isPresent();
            try (Running again = running(data)) {
                assertThat(again.stack().fusion().origin())
                        .matches("restored from file:/.*/chk-(\\d+)/, checkpoint id \\1");
                Alert confirmed = alert(again.kafka());
                assertThat(confirmed.getAlertId()).isEqualTo(raised.getAlertId());
                assertThat(answer(ReviewAction.DISMISS, confirmed, again.kafka())
                                .getApplied())
                        .as("a person has decided, and the job remembers it")
                        .isFalse();
            }
        }
    }

    @Test
    void aDismissalTakesTheRiskAwayAndTeachesTheSensor() throws Exception {
        try (DataDirectory data = DataDirectory.take(directory.resolve("data"));
                Running system = running(data)) {
            replay(system, data);
            Alert raised = alert(system.kafka());
            assertThat(readings(system.kafka(), raised)).anySatisfy(reading -> {
                assertThat(reading.getNow()).isGreaterThan(0.1);
                assertThat(reading.getFacts()).hasSize(2);
            });
            double before = last(system.kafka(), raised).getRatePerDay();

            answer(ReviewAction.DISMISS, raised, system.kafka());
            // Decay alone would end above the floor from which on a place is told every minute.
            double prior = RiskWeights.SHIPPED.now().prior();
            PATIENCE.await(
                    "nothing is left of it",
                    () -> Math.abs(last(system.kafka(), raised).getLogOdds() - prior) < 1e-9);
            assertThat(last(system.kafka(), raised).getRatePerDay()).isLessThan(before);

            List<SensorReliability> sensors = read(system.kafka(), Topic.SENSORS, SensorReliability.class);
            assertThat(sensors).hasSize(2).allSatisfy(sensor -> {
                assertThat(sensor.getDismissed()).isEqualTo(1);
                assertThat(sensor.getConfirmed()).isZero();
            });
        }
    }

    private static Running running(DataDirectory data) {
        return Running.on(data, FusionSettings.withRules(StartingRules.in(Path.of("../rules"))));
    }

    private static RiskReading last(KafkaSettings kafka, Alert alert) {
        List<RiskReading> readings = readings(kafka, alert);
        return readings.get(readings.size() - 1);
    }

    private static List<RiskReading> readings(KafkaSettings kafka, Alert alert) {
        return read(kafka, Topic.RISK, RiskReading.class).stream()
                .filter(reading -> reading.getRiskCell() == alert.getRiskCell())
                .toList();
    }

    private static <T> List<T> read(KafkaSettings kafka, Topic topic, Class<T> type) {
        List<T> read = new ArrayList<>();
        TopicReader.readAll(kafka, topic, arrival -> read.add(type.cast(arrival.value())));
        return read;
    }

    private void replay(Running system, DataDirectory data) throws Exception {
        Path file = Files.writeString(directory.resolve("calls.csv"), SHOTS_AND_A_CALL);
        Recording recording = new Recording(
                List.of(file),
                Mapping.read(Path.of("../mappings/oakland-cfs.yaml")),
                ReplaySettings.DEFAULT,
                ZoneId.of("America/Los_Angeles"));
        KafkaPublisher publisher = KafkaPublisher.connect(
                Map.of("bootstrap.servers", system.kafka().bootstrapServers()),
                system.kafka().topicPrefix(),
                "test");
        try (Backlog backlog = Backlog.at(system.kafka());
                Feeder feeder = Feeder.start(
                        new ReplayFeed(recording, new Tokeniser(TokenKey.random())), publisher, data.feeds())) {
            Drain drain = new Drain(system.job(), backlog);
            PATIENCE.await("the replay is worked off", () -> feeder.outcome().isPresent() && drain.isDone());
            assertThat(feeder.outcome()).hasValueSatisfying(outcome -> {
                assertThat(outcome.published()).isEqualTo(2);
                assertThat(outcome.tally()).contains("BAD_POSITION=1");
            });
        }
    }

    private static Alert alert(KafkaSettings kafka) {
        List<Alert> alerts = AlertBook.read(kafka).latest(10);
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static ReviewStatus answer(ReviewAction action, Alert seen, KafkaSettings kafka) {
        return new Answer(action, "heard-by-officer", "tester").give(seen, kafka, Clock.systemUTC());
    }
}
