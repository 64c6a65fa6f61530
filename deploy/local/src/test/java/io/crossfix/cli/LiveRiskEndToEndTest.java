package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.feeding.SimulationFeed;
import io.crossfix.feeds.Publisher;
import io.crossfix.feeds.simulate.CityFile;
import io.crossfix.feeds.simulate.SimulationSettings;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.Patience;
import io.crossfix.local.Running;
import io.crossfix.model.RiskSettings;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.outlook.KnownRisk;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.settings.StartingRules;
import io.crossfix.weights.WeightsStanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that change on a running job, and what people read of it: real broker, real Flink, the commands as typed. */
class LiveRiskEndToEndTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofMillis(50));
    private static final double LATITUDE = 37.8044;
    private static final double LONGITUDE = -122.2711;

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static Running system;

    private final Terminal terminal = new Terminal();

    @BeforeAll
    static void start() {
        data = DataDirectory.take(directory.resolve("data"));
        FusionSettings settings = FusionSettings.withRules(StartingRules.in(Path.of("../rules")))
                .withRisk(RiskSettings.DEFAULT, weights("first", 1));
        system = Running.on(data, settings);
    }

    @AfterAll
    static void stop() {
        system.close();
        data.close();
    }

    @Test
    void weightsArePublishedAllTasksAnswerAndReadingsBearTheirName() throws Exception {
        PATIENCE.await(
                "the tasks say what they were started with", () -> inForce().equals(List.of("first@1", "first@1")));
        hear("g-1", LATITUDE);
        PATIENCE.await("a shot moves the risk of its place", () -> labels().contains("first@1"));

        assertThat(crossfix("risk", "publish", document("second", 4).toString(), "--by", "ada"))
                .isZero();
        assertThat(terminal.said()).matches("second@4: accepted by 2 of 2 tasks, in force after \\d\\.\\d s\\R");
        assertThat(inForce()).containsExactly("second@4", "second@4");
        hear("g-2", LATITUDE);
        PATIENCE.await("later readings are made with them", () -> labels().contains("second@4"));

        assertThat(crossfix("risk", "publish", document("second", 4).toString()))
                .isEqualTo(1);
        assertThat(terminal.complaints())
                .contains(
                        "second@4 is in force, which is not lower than second@4",
                        "say --force",
                        "nothing was published");
        assertThat(crossfix("risk", "publish", document("second", 3).toString(), "--force"))
                .isZero();
        assertThat(inForce()).containsExactly("second@3", "second@3");
        refuseBroken();
        show();
        look();
        go();
        assertThat(system.job().status()).isEqualTo(JobStatus.RUNNING);
    }

    /** Somebody writes past the command: the job refuses, and the weights before stay in force. */
    private void refuseBroken() throws IOException {
        try (RecordProducer producer = RecordProducer.open(system.kafka())) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            producer.send(Topic.RISK_WEIGHTS, "weights", new RiskWeightsDocument("weights: third", now, "mallory"));
            producer.flush();
        }
        PATIENCE.await(
                "both tasks refuse",
                () -> WeightsStanding.read(system.kafka()).words().stream().noneMatch(word -> word.getAccepted()));
        assertThat(inForce()).containsExactly("second@3", "second@3");
        terminal.said();
        assertThat(crossfix("risk", "show")).isZero();
        assertThat(terminal.said())
                .contains("0 of 2  second@3", "refused: risk-weights:1:1", "no answer has taught anything");
    }

    private void show() throws IOException {
        JsonNode all = json("risk", "show", "--json");
        assertThat(all.get("tasks")).hasSize(2);
        assertThat(all.get("cells").size()).isBetween(7, 10);
        String cell = all.get("cells").get(0).get("cell").asText();
        assertThat(crossfix("risk", "show", cell)).isZero();
        assertThat(terminal.said())
                .contains("cell " + cell + ", read at ", "base of any cell", "100.0", "without it: NOW would be");
        JsonNode reading = json("risk", "show", cell, "--json");
        assertThat(reading.get("facts").size()).isPositive();
        assertThat(reading.at("/since/now").asDouble())
                .isLessThanOrEqualTo(reading.get("now").asDouble());
        assertThat(crossfix("risk", "show", "8928308280fffff")).isEqualTo(1);
        assertThat(terminal.complaints()).contains("there is no reading of 8928308280fffff");
    }

    private void look() throws IOException {
        JsonNode forecast = json("risk", "forecast", "--format", "json", "--top", "3");
        assertThat(forecast.get("weights").asText())
                .as("the last document has faults, the one before counts")
                .isEqualTo("second@3");
        assertThat(forecast.get("cells")).hasSize(3);
        assertThat(forecast.get("cellsKnown").asInt())
                .isEqualTo(known().readings().size());
        JsonNode map = json("risk", "forecast", "--format", "geojson");
        assertThat(map.get("features")).hasSize(known().readings().size());
        assertThat(crossfix("risk", "forecast")).isZero();
        assertThat(terminal.said())
                .contains("cells have a reading; the oldest is", "(published ", "by " + AccountName.byDefault());
    }

    private void go() throws IOException {
        Path route = Files.writeString(
                directory.resolve("route.csv"), "lat,lon\n37.79," + LONGITUDE + "\n37.82," + LONGITUDE + "\n");
        JsonNode way = json("risk", "route", route.toString(), "--format", "json");
        assertThat(way.get("raised").asInt())
                .isPositive()
                .isEqualTo(way.get("stretches").size());
        assertThat(way.get("cells").asInt()).isGreaterThan(way.get("raised").asInt());
    }

    @Test
    void aSimulatedNightThatIsNoDrillLeadsToAForecast() throws Exception {
        long seed = 42;
        System.out.println("seed=" + seed);
        SimulationSettings night = SimulationSettings.DEFAULT
                .withSeed(seed)
                .lasting(Duration.ofMinutes(40))
                .asExercise(false);
        SimulationFeed feed = new SimulationFeed(CityFile.shipped("oakland"), night, Double.POSITIVE_INFINITY);
        try (Publisher publisher = Outlets.kafka(system.kafka())) {
            feed.publish(0, publisher, (position, clock) -> {});
        }
        PATIENCE.await(
                "the night has moved the risk of some places",
                () -> known().readings().size() > 15);
        JsonNode forecast = json("risk", "forecast", "--format", "json", "--at", "latest", "--min", "0.0001");
        assertThat(forecast.get("cells").size()).isPositive();
        forecast.get("cells")
                .forEach(cell -> assertThat(cell.get("probabilityHour").asDouble())
                        .isGreaterThanOrEqualTo(0.0001)
                        .isLessThanOrEqualTo(cell.get("probabilityDay").asDouble()));
    }

    private static List<String> inForce() {
        return WeightsStanding.read(system.kafka()).words().stream()
                .map(word -> word.getInForce())
                .toList();
    }

    private static List<String> labels() {
        return known().readings().stream()
                .map(RiskReading::getWeightsVersion)
                .distinct()
                .toList();
    }

    private static KnownRisk known() {
        return KnownRisk.read(system.kafka());
    }

    private static void hear(String id, double latitude) {
        GunshotDetection shot = GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId("s-1")
                .setObservedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setLatitude(latitude)
                .setLongitude(LONGITUDE)
                .setCategory(GunshotCategory.MULTIPLE)
                .setRounds(3)
                .setConfidence(0.9)
                .build();
        try (RecordProducer producer = RecordProducer.open(system.kafka())) {
            producer.send(Topic.GUNSHOT, shot.getSensorId(), shot);
            producer.flush();
        }
    }

    private static RiskWeights weights(String name, int version) {
        return new RiskWeights(name, version, RiskWeights.SHIPPED.now(), RiskWeights.SHIPPED.next());
    }

    private static Path document(String name, int version) throws IOException {
        return Files.writeString(
                directory.resolve(name + version + ".yaml"), RiskWeightsText.write(weights(name, version), "a test"));
    }

    private JsonNode json(String... arguments) throws IOException {
        terminal.said();
        assertThat(crossfix(arguments)).as(terminal.complaints()).isZero();
        return new ObjectMapper().readTree(terminal.said());
    }

    private int crossfix(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--bootstrap";
        all[arguments.length + 1] = system.kafka().bootstrapServers();
        return terminal.execute(all);
    }
}
