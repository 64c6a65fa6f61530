package io.crossfix.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.flow.BudgetLimits;
import io.crossfix.flow.FuseCellSettings;
import io.crossfix.model.Sphere;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Severity;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.Provenance;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** New Year's Eve in one quarter, and three ordinary incidents in others: the shipped rules, the whole graph. */
class StormTopologyTest {

    private static final long SEED = 20_261_231;
    private static final long START = 1_767_222_000_000L;
    private static final long HOUR = 3_600_000;
    private static final long APPENDED = START + 2 * HOUR;
    private static final double NORTH_METRE = 1 / 111_195.08;
    private static final double[] STORM = {41.85, -87.68};
    private static final List<double[]> ORDINARY =
            List.of(new double[] {41.93, -87.70}, new double[] {41.78, -87.65}, new double[] {41.86, -87.80});

    static {
        AvroTrust.install();
    }

    private final SplittableRandom dice = new SplittableRandom(SEED);
    private final List<Told> shots = new ArrayList<>();
    private final List<Told> calls = new ArrayList<>();

    private record Told(long at, SpecificRecord record) {}

    @Test
    void aStormIsOneAlertAndTheIncidentsElsewhereKeepTheirs() throws Exception {
        for (int i = 0; i < 1_600; i++) {
            shot("s-" + i, i < 40 ? HOUR / 2 + dice.nextLong(60_000) : dice.nextLong(HOUR), around(STORM), "crackle");
        }
        for (int i = 0; i < 12; i++) {
            call("c-" + i, i * HOUR / 12 + dice.nextLong(HOUR / 12), around(STORM));
        }
        for (int i = 0; i < 3; i++) {
            shot("o-" + i, HOUR / 4 * (i + 1), ORDINARY.get(i), "detectors-" + i);
            call("oc-" + i, HOUR / 4 * (i + 1) + 90_000, ORDINARY.get(i));
        }
        List<Alert> standing = standing(run());

        assertThat(standing).as("seed %d", SEED).hasSize(4);
        assertThat(standing).filteredOn(Alert::getStorm).singleElement().satisfies(storm -> {
            assertThat(metres(storm, STORM)).isLessThan(708);
            assertThat(storm.getMatchCount()).isGreaterThan(1_000);
            assertThat(storm.getSeverity()).isEqualTo(Severity.EXTREME);
            assertThat(storm.getExtentMetres()).isBetween(500.0, 1_415.0);
        });
        for (double[] place : ORDINARY) {
            assertThat(standing)
                    .filteredOn(alert -> metres(alert, place) < 10)
                    .singleElement()
                    .satisfies(alert -> {
                        assertThat(alert.getStorm()).isFalse();
                        assertThat(alert.getRules()).containsExactly("shots-called-in@1.0");
                    });
        }
    }

    private RecordedPorts run() throws Exception {
        RecordedPorts ports = new RecordedPorts();
        ports.give("GUNSHOT", arrivals("GUNSHOT", shots));
        ports.give("CALL", arrivals("CALL", calls));
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.auto-generate-uids", "false");
        configuration.setString("pipeline.generic-types", "false");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        FusionTopology.build(env, ports, settings());
        env.execute("a storm");
        return ports;
    }

    /** As by default; only that an hour in some seconds is no reason to put a rule into shadow. */
    private static FusionSettings settings() throws IOException {
        FusionSettings usual = FusionSettings.withRules(shipped());
        FuseCellSettings.Limits limits = new FuseCellSettings.Limits(
                usual.limits().maxWindowMillis(),
                usual.limits().maxCandidates(),
                usual.limits().maxResidentFacts(),
                usual.limits().silenceFallbackMillis(),
                usual.limits().liveMillis(),
                BudgetLimits.NONE);
        return new FusionSettings(
                usual.admission(),
                usual.grid(),
                usual.cell(),
                limits,
                usual.alerts(),
                usual.rules(),
                usual.surroundings(),
                usual.weights(),
                usual.trusted());
    }

    /** The shipped rules that raise alerts; those in shadow would only take their time. */
    private static List<String> shipped() throws IOException {
        List<String> texts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("../../deploy/rules"), "*.yaml")) {
            for (Path file : files) {
                String text = Files.readString(file);
                if (text.contains("\nmode: live")) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static List<Arrival> arrivals(String topic, List<Told> told) {
        List<Arrival> arrivals = new ArrayList<>();
        told.sort(Comparator.comparingLong(Told::at));
        for (Told each : told) {
            arrivals.add(
                    Arrival.decoded(new Provenance(topic, 0, arrivals.size(), APPENDED), new byte[0], each.record()));
        }
        return arrivals;
    }

    private static List<Alert> standing(RecordedPorts ports) {
        Map<String, Alert> last = new LinkedHashMap<>();
        ports.said("alerts", Alert.class).forEach(alert -> last.put(alert.getAlertId(), alert));
        return last.values().stream()
                .filter(alert -> alert.getStatus() == AlertStatus.RAISED || alert.getStatus() == AlertStatus.ESCALATED)
                .toList();
    }

    private void shot(String id, long at, double[] place, String network) {
        shots.add(new Told(
                at,
                GunshotDetection.newBuilder()
                        .setId(id)
                        .setSensorId(network)
                        .setObservedAt(Instant.ofEpochMilli(START + at))
                        .setLatitude(place[0])
                        .setLongitude(place[1])
                        .setCategory(GunshotCategory.MULTIPLE)
                        .setRounds(3)
                        .setConfidence(0.9)
                        .build()));
    }

    private void call(String id, long at, double[] place) {
        calls.add(new Told(
                at,
                EmergencyCall.newBuilder()
                        .setId(id)
                        .setSensorId("answering-point")
                        .setObservedAt(Instant.ofEpochMilli(START + at))
                        .setLatitude(place[0])
                        .setLongitude(place[1])
                        .setCategory(CallCategory.SHOTS_FIRED)
                        .build()));
    }

    /** Somewhere on a square kilometre. */
    private double[] around(double[] place) {
        double eastMetre = NORTH_METRE / Math.cos(Math.toRadians(place[0]));
        return new double[] {
            place[0] + dice.nextDouble(-500, 500) * NORTH_METRE, place[1] + dice.nextDouble(-500, 500) * eastMetre
        };
    }

    private static double metres(Alert alert, double[] place) {
        return Sphere.distanceMetres(alert.getLatitude(), alert.getLongitude(), place[0], place[1]);
    }
}
