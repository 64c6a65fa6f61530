package io.crossfix.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.job.AlertSettings;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.Topics;
import io.crossfix.model.CellSettings;
import io.crossfix.model.Retention;
import io.crossfix.model.RiskSettings;
import io.crossfix.model.desk.AttentionSettings;
import io.crossfix.model.desk.DeskMap;
import io.crossfix.model.desk.ExerciseSchedule;
import io.crossfix.model.desk.IncidentSettings;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.record.Kind;
import io.crossfix.record.Severity;
import io.crossfix.retention.CutShort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    /** A public key for Ed25519, and one of the same form for something else (X25519). */
    private static final String KEY = "MCowBQYDK2VwAyEAMen6n7s/LFWl1YD9p6qiLAIO3hSHXmVYAzLVBv5dViI=";

    private static final String OTHER_KEY = "MCowBQYDK2VuAyEAdpfqbHEbY04Fwa5yGTwQX0dwLsF+Hgx4QzcT3bk26U0=";

    @TempDir
    private Path directory;

    @Test
    void aSecretThatIsWrittenDownIsAFaultAndIsNotSaid() throws Exception {
        Path file = written("""
                kafka:
                  bootstrap: broker:9093
                  properties:
                    security.protocol: SSL
                    ssl.key.password: canary
                    ssl.keystore.password: ${file:/etc/crossfix/kafka.properties:password}
                """);
        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(file));
        assertThat(refused.faults()).hasSize(1).first().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(5);
            assertThat(fault.toString())
                    .contains("ssl.key.password holds a secret")
                    .doesNotContain("canary");
        });
    }

    @Test
    void aTrustedKeyThatIsNoneIsAFaultWithItsLine() throws Exception {
        Path file = written("kafka: {bootstrap: 'b:1'}\nrules:\n  trusted-keys:\n    ada: " + KEY + "\n    bob: "
                + OTHER_KEY + "\n");
        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(file));
        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(5);
            assertThat(fault.toString()).contains("/rules/trusted-keys/bob", "no public key for Ed25519");
        });
        for (String wrong : new String[] {"{}", "{Ada: " + KEY + "}", "{ada: short}", "keys"}) {
            Path other = written("kafka: {bootstrap: 'b:1'}\nrules: {trusted-keys: " + wrong + "}\n");
            assertThatThrownBy(() -> Installation.read(other))
                    .as(wrong)
                    .isInstanceOf(InvalidDocument.class)
                    .hasMessageContaining("trusted-keys");
        }
        assertThat(Installation.read(written("kafka: {bootstrap: 'b:1'}\n"))
                        .rules()
                        .trusted()
                        .areDemanded())
                .isFalse();
    }

    @Test
    void everySectionReachesItsOwner() throws Exception {
        Path file = written("""
                kafka:
                  bootstrap: broker-1.example:9092,broker-2.example:9092
                  topic-prefix: city.
                  group: night
                  partitions: 8
                  replication: 3
                  properties:
                    security.protocol: SSL
                rules:
                  directory: our-rules
                  zone: America/Los_Angeles
                  places: city.geojson
                  reliability: {det-7: 0.4}
                  trusted-keys: {ada: %s}
                risk:
                  weights: our-weights.yaml
                  step: 0.05
                  factor: 1.5
                  floor: 0.02
                  memory-days: 3
                """.formatted(KEY));

        Installation installation = Installation.read(file);

        assertThat(installation.kafka().access())
                .isEqualTo(new KafkaSettings(
                        "broker-1.example:9092,broker-2.example:9092",
                        "city.",
                        "night",
                        Map.of("security.protocol", "SSL")));
        assertThat(installation.kafka().topics()).isEqualTo(new Topics("city.", 8, 3));
        assertThat(installation.rules())
                .isEqualTo(new RulesSection(
                        directory.resolve("our-rules"),
                        "America/Los_Angeles",
                        directory.resolve("city.geojson"),
                        Map.of("det-7", 0.4),
                        Map.of("ada", KEY)));
        assertThat(installation.rules().trusted().keys()).containsOnlyKeys("ada");
        assertThat(installation.risk().weights()).isEqualTo(directory.resolve("our-weights.yaml"));
        assertThat(installation.risk().settings())
                .isEqualTo(new RiskSettings(0.05, 1.5, 0.02, 3 * 86_400_000L, RiskSettings.DEFAULT.maxFacts(), false));
    }

    @Test
    void itIsOfALaptopUnlessItSaysOtherwise() throws Exception {
        assertThat(Installation.read(written("kafka: {bootstrap: 'b:1'}\n")).profile())
                .isEqualTo(Profile.LAPTOP);
        assertThat(Installation.read(written("profile: production\nkafka: {bootstrap: 'b:1'}\n"))
                        .with(RulesSection.SHIPPED, RiskSection.SHIPPED)
                        .profile())
                .isEqualTo(Profile.PRODUCTION);
        Path misspelt = written("profile: prod\nkafka: {bootstrap: 'b:1'}\n");
        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(misspelt));
        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(1);
            assertThat(fault.toString()).contains("profile");
        });
    }

    @Test
    void theWeightsThatAreNamedAreWhatTheJobBeginsWith() throws Exception {
        RiskWeights night = new RiskWeights("night", 7, RiskWeights.SHIPPED.now(), RiskWeights.SHIPPED.next());
        Files.writeString(directory.resolve("night.yaml"), RiskWeightsText.write(night, "a test"));
        Path rules = Path.of("../rules").toAbsolutePath().normalize();
        Installation installation = Installation.read(written("kafka: {bootstrap: 'b:1'}\nrules: {directory: '" + rules
                + "'}\nrisk: {weights: night.yaml, floor: 0.03}\n"));

        FusionSettings fusion = installation.fusion();

        assertThat(fusion.weights()).isEqualTo(night);
        assertThat(fusion.cell().risk().floor()).isEqualTo(0.03);
        assertThat(fusion.cell().horizonMillis()).isEqualTo(CellSettings.DEFAULT.horizonMillis());
        assertThat(fusion.rules()).isNotEmpty();
    }

    @Test
    void desksAndTheirAreasAreWhatTheJobIsTold() throws Exception {
        Files.writeString(directory.resolve("areas.geojson"), """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "north-side"},
                 "geometry": {"type": "Polygon", "coordinates": [[[-88, 42], [-87, 42], [-87, 43], [-88, 43], [-88, 42]]]}}]}
                """);
        Installation installation = Installation.read(
                written("""
                kafka: {bootstrap: 'b:1'}
                rules: {directory: %s}
                desks:
                  areas: areas.geojson
                  margin-metres: 250
                  list: [{id: north, area: north-side}, {id: elsewhere}]
                """.formatted(Path.of("../rules").toAbsolutePath().normalize())));

        DeskMap desks = installation.fusion().alerts().desks();

        assertThat(desks.owner(42.5, -87.5).id()).isEqualTo("north");
        assertThat(desks.owner(41.5, -87.5).id()).isEqualTo("elsewhere");
        assertThat(desks.regionOf("elsewhere")).isEqualTo("city");
    }

    @Test
    void aDeskOfAnAreaThatIsNotThereAndANameGivenTwiceAreToldAtOnce() throws Exception {
        Installation installation = Installation.read(written("""
                kafka: {bootstrap: 'b:1'}
                desks: {list: [{id: north, area: moon}, {id: north}]}
                """));
        assertThat(catchThrowableOfType(InvalidDocument.class, installation.desks()::map))
                .hasMessageContaining("desk north names the area 'moon'")
                .hasMessageContaining("two desks are called north");
    }

    @Test
    void howAlertsCallForPeopleIsWrittenBySeverity() throws Exception {
        Installation installation = Installation.read(written("""
                kafka: {bootstrap: 'b:1'}
                alerts:
                  link: {minor: {minutes: 5, metres: 200}}
                  storm: {anchors: 30, minutes: 5}
                  escalate: {severe: [20, 40], moderate: []}
                  expire-hours: {minor: 1.5}
                  budget: 6
                  blind-share: 0.25
                  exercises-per-day: 3
                """));

        AlertSettings alerts = installation.alerts().settings(DeskMap.DEFAULT);

        assertThat(alerts.incidents().links().get(Severity.MINOR)).isEqualTo(new IncidentSettings.Link(300_000, 200));
        assertThat(alerts.incidents().links().get(Severity.SEVERE)).isEqualTo(new IncidentSettings.Link(600_000, 300));
        assertThat(alerts.incidents().storm()).isEqualTo(new IncidentSettings.Storm(30, 300_000));
        Map<Severity, AttentionSettings.Calls> calls = alerts.attention().bySeverity();
        assertThat(calls.get(Severity.SEVERE).escalatesAfter()).containsExactly(20_000L, 40_000L);
        assertThat(calls.get(Severity.MODERATE).escalatesAfter()).isEmpty();
        assertThat(calls.get(Severity.MINOR).expiresAfter()).isEqualTo(5_400_000);
        assertThat(calls.get(Severity.EXTREME))
                .isEqualTo(AttentionSettings.DEFAULT.bySeverity().get(Severity.EXTREME));
        assertThat(alerts.exercises()).isEqualTo(new ExerciseSchedule(3, 1));
        assertThat(alerts.attention().budget()).isEqualTo(6);
        assertThat(alerts.attention().cautions()).isEqualTo(new AttentionSettings.Cautions(true, 0.25, 0));
    }

    @Test
    void faultsOfPlacesAndWeightsAreToldAtOnce() throws Exception {
        Files.writeString(directory.resolve("city.geojson"), "{}");
        Files.writeString(directory.resolve("night.yaml"), "weights: NIGHT\nversion: 0\n");
        Installation installation = Installation.read(written(
                "kafka: {bootstrap: 'b:1'}\nrules: {places: city.geojson}" + "\nrisk: {weights: night.yaml}\n"));

        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, installation::fusion);

        assertThat(refused).hasMessageContaining("city.geojson:1:").hasMessageContaining("night.yaml:1:");
        assertThat(refused.faults()).extracting(Fault::message).anyMatch(message -> message.contains("/version"));
        InvalidDocument missing =
                catchThrowableOfType(InvalidDocument.class, () -> WeightsFile.read(directory.resolve("no-such.yaml")));
        assertThat(missing).hasMessageContaining("no-such.yaml: there is no such readable file");
    }

    @Test
    void riskSettingsOutOfBoundsAreRefusedAtTheirLines() throws IOException {
        Path file = written("""
                kafka: {bootstrap: 'b:1'}
                risk:
                  step: 0
                  factor: 1
                  floor: 1.5
                  memory-days: 0.5
                  memory: 3
                """);

        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(file));

        assertThat(refused.faults()).extracting(Fault::line).contains(3, 4, 5, 6);
        assertThat(refused).hasMessageContaining("'memory'");
    }

    @Test
    void whatIsRememberedOfPlacesReachesTheJob() throws Exception {
        FusionSettings fusion = Installation.read(written(
                        """
                kafka: {bootstrap: 'b:1'}
                rules: {directory: %s}
                cells: {lateness-seconds: 90, facts-per-kind: 60000, facts-in-memory: 800000}
                """.formatted(Path.of("../rules").toAbsolutePath().normalize())))
                .fusion();

        assertThat(fusion.cell().horizonMillis()).isEqualTo(90_000);
        assertThat(fusion.cell().maxFactsPerKind()).isEqualTo(60_000);
        assertThat(fusion.fuseCell().limits().maxResidentFacts()).isEqualTo(800_000);
        assertThatThrownBy(() -> Installation.read(written("""
                kafka: {bootstrap: 'b:1'}
                cells: {lateness-seconds: 1, facts-in-memory: 5}
                """)))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("lateness-seconds")
                .hasMessageContaining("facts-in-memory");
    }

    @Test
    void howLongThingsAreKeptReachesTheJobAndTheTopics() throws Exception {
        Installation installation = Installation.read(
                written("""
                kafka: {bootstrap: 'b:1'}
                rules: {directory: %s}
                retention:
                  plate: {READ: 10m, STOLEN_VEHICLE: 30h}
                  call: 12h
                  alert-history: 400d
                  reviews: 7d
                """.formatted(Path.of("../rules").toAbsolutePath().normalize())));

        Retention retention = installation.fusion().cell().retention();
        Map<Topic, Duration> kept = installation.topics().kept();

        assertThat(retention.millis(Kind.PLATE, "READ")).isEqualTo(600_000);
        assertThat(retention.millis(Kind.PLATE, "STOLEN_VEHICLE")).isEqualTo(30 * 3_600_000L);
        assertThat(retention.millis(Kind.PLATE, "MISSING_PERSON")).isEqualTo(Long.MAX_VALUE);
        assertThat(retention.millis(Kind.CALL, "ROBBERY")).isEqualTo(12 * 3_600_000L);
        assertThat(retention.isLimited(Kind.GUNSHOT)).isFalse();
        assertThat(kept)
                .isEqualTo(Map.of(
                        Topic.PLATE_READ, Duration.ofMinutes(10),
                        Topic.PLATE_HIT, Duration.ofHours(30),
                        Topic.CALL, Duration.ofHours(12),
                        Topic.ALERT_HISTORY, Duration.ofDays(400),
                        Topic.AUDIT_CHECKPOINTS, Duration.ofDays(400),
                        Topic.REVIEWS, Duration.ofDays(7),
                        Topic.REVIEW_STATUS, Duration.ofDays(7),
                        Topic.DESK_ORDERS, Duration.ofDays(7)));
        assertThat(CutShort.lines(installation.fusion()))
                .anySatisfy(line -> assertThat(line).startsWith("rule ").contains("longer than is kept: READ 10 min"));
    }

    @Test
    void timesThatAreNoneAreRefusedAtTheirLinesAllAtOnce() throws IOException {
        Path file = written("""
                kafka: {bootstrap: 'b:1'}
                retention:
                  plate: {READ: 1m}
                  call: {SHOTS: 12h}
                  matches: 30 days
                  gossip: 1d
                """);

        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(file));

        assertThat(refused.faults()).extracting(Fault::line).contains(3, 4, 5);
        assertThat(refused).hasMessageContaining("'gossip'");
    }

    @Test
    void whatIsLeftOutHasADefault() throws Exception {
        Installation installation = Installation.read(written("kafka: {bootstrap: 'b:1'}"));

        assertThat(installation.kafka().access()).isEqualTo(KafkaSettings.at("b:1"));
        assertThat(installation.kafka().topics()).isEqualTo(new Topics("crossfix.", 4, 1));
        assertThat(installation.rules().directory()).isNull();
        assertThat(installation.risk().startingWeights(ZoneOffset.UTC))
                .isEqualTo(RiskWeights.SHIPPED.in(ZoneOffset.UTC));
        assertThat(installation.risk().settings()).isEqualTo(RiskSettings.DEFAULT);
    }

    @Test
    void allFaultsAreToldAtOnceEachWithItsLine() throws IOException {
        Path file = written("""
                kafka:
                  bootstrap: broker-1
                  bootstraps: x:1
                rules:
                  directory: 7
                rulez: {}
                """);

        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(file));

        assertThat(refused.faults()).extracting(Fault::line).containsExactly(1, 2, 2, 5);
        assertThat(refused)
                .hasMessageContaining("bootstrap")
                .hasMessageContaining("'bootstraps'")
                .hasMessageContaining("directory")
                .hasMessageContaining("'rulez'");
    }

    @Test
    void aZoneThatIsNoneIsRefusedAtItsLine() {
        assertThatThrownBy(
                        () -> Installation.read(written("kafka: {bootstrap: 'b:1'}\nrules:\n  zone: Mars/Olympus\n")))
                .hasMessageContaining("crossfix.yaml:3:")
                .hasMessageContaining("there is no time zone 'Mars/Olympus'");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = directory.resolve("no-such.yaml");

        InvalidDocument refused = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(missing));

        assertThat(refused).hasMessageContaining(missing.toString()).hasMessageContaining("cannot be read");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(directory.resolve("crossfix.yaml"), text);
    }
}
