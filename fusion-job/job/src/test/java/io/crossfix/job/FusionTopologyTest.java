package io.crossfix.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.flow.oracle.Oracle;
import io.crossfix.flow.oracle.OracleRules;
import io.crossfix.flow.oracle.Told;
import io.crossfix.flow.oracle.World;
import io.crossfix.model.Observation;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Rejection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole graph on a real Flink with RocksDB: its final matches are the oracle's, also after a crash in the middle. */
class FusionTopologyTest {

    private static final OracleRules.Pair RULES = OracleRules.shipped(Path.of("../../deploy/rules"));
    private static final long APPENDED_LATE_ENOUGH = World.START + 10 * 3_600_000L;

    static {
        AvroTrust.install();
    }

    @TempDir
    Path checkpoints;

    @Test
    void findsWhatTheOracleFinds() throws Exception {
        World world = World.of(77, 1_500, World.Delivery.PROMPT);
        RecordedPorts ports = give(world);
        run(ports, 2);
        assertThat(Told.differences(expected(world), standing(ports)))
                .as("world seed=%d", world.seed())
                .isEmpty();
    }

    @Test
    void findsTheSameAfterACrash() throws Exception {
        World world = World.of(78, 1_500, World.Delivery.PROMPT);
        RecordedPorts ports = give(world);
        ports.failOnceAfter(900);
        run(ports, 2);
        assertThat(Told.differences(expected(world), standing(ports)))
                .as("world seed=%d", world.seed())
                .isEmpty();
    }

    @Test
    void everyStandingMatchIsInExactlyOneOpenAlert() throws Exception {
        World world = World.of(79, 1_000, World.Delivery.PROMPT);
        RecordedPorts ports = give(world);
        run(ports, 2);
        Map<String, Alert> alerts = new LinkedHashMap<>();
        ports.said("alerts", Alert.class).forEach(alert -> alerts.put(alert.getAlertId(), alert));
        List<String> inAlerts = alerts.values().stream()
                .filter(alert -> alert.getStatus() == AlertStatus.RAISED)
                .flatMap(alert -> alert.getMatchIds().stream())
                .sorted()
                .toList();
        assertThat(inAlerts).containsExactlyElementsOf(expected(world).keySet());
    }

    @Test
    void refusesWhatCannotBeWithTheOriginalBytes() throws Exception {
        RecordedPorts ports = new RecordedPorts();
        byte[] bytes = {1, 2, 3};
        Provenance from = new Provenance("GUNSHOT", 0, 0, APPENDED_LATE_ENOUGH);
        SpecificRecord future = GunshotDetection.newBuilder()
                .setId("g-1")
                .setSensorId("s-1")
                .setObservedAt(Instant.ofEpochMilli(APPENDED_LATE_ENOUGH + 61_000))
                .setLatitude(41.85)
                .setLongitude(-87.68)
                .build();
        ports.give(
                "GUNSHOT",
                List.of(
                        Arrival.decoded(from, bytes, future),
                        Arrival.refused(
                                new Provenance("GUNSHOT", 0, 1, APPENDED_LATE_ENOUGH),
                                bytes,
                                new Refusal(Refusal.Reason.MALFORMED, "cannot be read"))));
        run(ports, 1);
        List<Rejection> rejections = ports.said("rejections", Rejection.class);
        assertThat(rejections)
                .extracting(rejection -> rejection.refusal().reason())
                .containsExactlyInAnyOrder(Refusal.Reason.FUTURE, Refusal.Reason.MALFORMED);
        assertThat(rejections)
                .allSatisfy(rejection -> assertThat(rejection.bytes()).isEqualTo(bytes));
    }

    private void run(RecordedPorts ports, int parallelism) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("state.backend.type", "rocksdb");
        configuration.setString("pipeline.auto-generate-uids", "false");
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("execution.checkpointing.interval", "100ms");
        configuration.setString("restart-strategy.type", "fixed-delay");
        configuration.setString("restart-strategy.fixed-delay.delay", "100ms");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        FusionTopology.build(env, ports, FusionSettings.withRules(RULES.texts()));
        env.execute("fusion under test");
    }

    private static RecordedPorts give(World world) {
        RecordedPorts ports = new RecordedPorts();
        Map<Kind, List<Arrival>> arrivals = new TreeMap<>();
        for (Observation seen : world.deliveries()) {
            List<Arrival> stream = arrivals.computeIfAbsent(seen.kind(), kind -> new ArrayList<>());
            Provenance from = new Provenance(seen.kind().name(), 0, stream.size(), APPENDED_LATE_ENOUGH);
            stream.add(Arrival.decoded(from, new byte[0], Records.of(seen)));
        }
        arrivals.forEach((kind, stream) -> ports.give(kind.name(), stream));
        return ports;
    }

    private static Map<String, Told> expected(World world) {
        return Oracle.expect(RULES.meaning(), Oracle.settle(world.deliveries()));
    }

    private static Map<String, Told> standing(RecordedPorts ports) {
        Map<String, Match> last = new LinkedHashMap<>();
        ports.said("matches", Match.class).forEach(match -> last.put(match.getMatchId(), match));
        return last.values().stream()
                .filter(match -> match.getState() == MatchState.HOLDS)
                .collect(Collectors.toMap(Match::getMatchId, FusionTopologyTest::told, (a, b) -> b, TreeMap::new));
    }

    private static Told told(Match match) {
        return new Told(
                match.getMatchId(),
                match.getEvidence().stream()
                        .map(piece -> piece.getStep() + "=" + piece.getKind() + "/" + piece.getObservationId() + "#"
                                + piece.getRevision())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
