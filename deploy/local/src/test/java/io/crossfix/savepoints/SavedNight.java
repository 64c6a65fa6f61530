package io.crossfix.savepoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.job.AlertSettings;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.Patience;
import io.crossfix.model.desk.AttentionSettings;
import io.crossfix.model.desk.AttentionSettings.Calls;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.outlook.KnownRisk;
import io.crossfix.queue.Answer;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Evidence;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.RiskFact;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import io.crossfix.record.SensorReliability;
import io.crossfix.record.Severity;
import io.crossfix.weights.WeightsStanding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One night in four places, cut in two by a savepoint. The first half is in the savepoints of releases, so neither half is ever
 * changed; a story that needs more is another one.
 *
 * @param kafka where it is told
 */
record SavedNight(KafkaSettings kafka) {

    static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofMillis(100));

    private static final double SCHOOL = 37.80;
    private static final double HARBOUR = 37.90;
    private static final double STATION = 38.00;
    private static final double PARK = 38.10;
    private static final Duration FOR_EVER = Duration.ofDays(100 * 365);
    private static final String WEIGHTS = "saved@7";

    /** The job is started with it. */
    private static final String SALVO = """
            rule: salvo
            version: 1
            about: many rounds
            author: tests
            mode: live
            severity: severe
            anchor: {name: shots, kind: GUNSHOT, where: shots.rounds >= 10}
            """;

    /** Published before the savepoint; needs a fact of each kind. */
    private static final String CALLED_IN = """
            rule: called-in
            version: 3
            about: shots, people running, a stolen car, and somebody calls
            author: tests
            mode: live
            severity: severe
            anchor: {name: shots, kind: GUNSHOT, where: shots.rounds < 10}
            around:
              - {name: running, kind: CAMERA, within: {before: 5m, after: 5m, radius: 600m}, where: "running.category == 'RUNNING'"}
              - {name: car, kind: PLATE, within: {before: 5m, after: 5m, radius: 600m}, where: "car.hotlist"}
              - {name: call, kind: CALL, within: {before: 5m, after: 15m, radius: 600m}, where: "call.category == 'SHOTS_FIRED'"}
            """;

    /** Published before the savepoint; its answer is due after it. */
    private static final String UNCALLED = """
            rule: uncalled
            version: 2
            about: shots, and nobody calls
            author: tests
            mode: live
            severity: severe
            anchor: {name: shots, kind: GUNSHOT, where: shots.rounds < 10}
            absent:
              - {name: call, kind: CALL, within: {before: 1m, after: 2m, radius: 600m}}
            """;

    /** As by default, but that alerts stay open as long as a savepoint may be old. */
    static FusionSettings settings() {
        AttentionSettings usual = AttentionSettings.DEFAULT;
        Map<Severity, Calls> patient = Stream.of(Severity.values())
                .collect(Collectors.toMap(Function.identity(), unused -> new Calls(List.of(), FOR_EVER.toMillis())));
        AttentionSettings attention = new AttentionSettings(
                patient,
                FOR_EVER.toMillis(),
                usual.updatesApart(),
                usual.lateAfter(),
                usual.budget(),
                usual.cautions());
        AlertSettings alerts = AlertSettings.DEFAULT;
        return FusionSettings.withRules(List.of(SALVO))
                .withAlerts(new AlertSettings(alerts.incidents(), attention, alerts.desks(), alerts.exercises()));
    }

    /** Up to the savepoint: rules and weights are published, shots are heard, people answer. */
    void begins() {
        publish();
        try (RecordProducer producer = RecordProducer.open(kafka)) {
            Heard heard = new Heard(producer);
            heard.shots("school-1", "north", 0, SCHOOL, 3);
            heard.crowdRunning("school-2", 5, SCHOOL);
            heard.stolenCar("school-3", 10, SCHOOL);
            heard.shots("harbour-1", "south", 0, HARBOUR, 12);
            heard.shots("station-1", "south", 5, STATION, 12);
            heard.shots("park-1", "north", 10, PARK, 3);
            producer.flush();
        }
        PATIENCE.await("two salvos are two alerts", () -> alerts().size() == 2);
        answer(ReviewAction.ACKNOWLEDGE, "harbour-1");
        answer(ReviewAction.DISMISS, "station-1");
        PATIENCE.await(
                "the dismissal has taught its sensor",
                () -> sensor("south").filter(south -> south.getDismissed() > 0).isPresent());
        PATIENCE.await(
                "shots have moved the risk of their place",
                () -> riskAt("school-1").isPresent());
    }

    private void publish() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        RiskWeights weights = new RiskWeights("saved", 7, RiskWeights.SHIPPED.now(), RiskWeights.SHIPPED.next());
        try (RecordProducer producer = RecordProducer.open(kafka)) {
            producer.send(Topic.RULES, "called-in", new Rule("called-in", CALLED_IN, now, "ada", null));
            producer.send(Topic.RULES, "uncalled", new Rule("uncalled", UNCALLED, now, "ada", null));
            producer.send(
                    Topic.RISK_WEIGHTS,
                    "weights",
                    new RiskWeightsDocument(RiskWeightsText.write(weights, "a test"), now, "ada"));
            producer.flush();
        }
        PATIENCE.await("both tasks ask both rules", () -> accepted().size() == 4);
        PATIENCE.await("both tasks use the weights", () -> weights().equals(List.of(WEIGHTS, WEIGHTS)));
    }

    /** After the savepoint: what is only remembered decides. */
    void goesOn() {
        PATIENCE.await("the published rules are still there", () -> accepted().size() == 4);
        assertThat(weights()).containsExactly(WEIGHTS, WEIGHTS);
        try (RecordProducer producer = RecordProducer.open(kafka)) {
            Heard heard = new Heard(producer);
            heard.call("school-4", 90, SCHOOL);
            heard.shots("harbour-2", "south", 60, HARBOUR, 11);
            producer.flush();
            PATIENCE.await("what has come goes with what is remembered", () -> alerts().size() == 2);
            heard.silenceUpTo(600);
            producer.flush();
        }
        PATIENCE.await("that nobody called is noticed", () -> alerts().size() == 3);
        assertAlerts();
        assertRisk();

        assertThat(answer(ReviewAction.CONFIRM, "harbour-1").getApplied()).isTrue();
        PATIENCE.await(
                "the sensor has learnt from both halves of the night",
                () -> sensor("south")
                        .filter(south -> south.getConfirmed() > 0 && south.getDismissed() > 0)
                        .isPresent());
        assertThat(count(Topic.REJECTIONS))
                .as("nothing is read that was read before the savepoint")
                .isZero();
    }

    private void assertAlerts() {
        assertThat(alert("school-1").getRules()).containsExactly("called-in@3.0");
        assertThat(evidence(alert("school-1"))).containsExactly("school-1", "school-2", "school-3", "school-4");
        assertThat(alert("park-1").getRules()).containsExactly("uncalled@2.0");
        Alert acknowledged = alert("harbour-1");
        assertThat(evidence(acknowledged)).containsExactly("harbour-1", "harbour-2");
        assertThat(acknowledged.getStatus()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(acknowledged.getReviewer()).isEqualTo("ada");
        assertThat(acknowledged.getRevision()).isEqualTo(3);
    }

    private void assertRisk() {
        RiskReading risk = riskAt("school-1").orElseThrow();
        assertThat(risk.getWeightsVersion()).isEqualTo(WEIGHTS);
        assertThat(risk.getFacts()).extracting(RiskFact::getObservationId).contains("school-1", "school-4");
    }

    private ReviewStatus answer(ReviewAction action, String about) {
        return new Answer(action, "heard-by-officer", "ada").give(alert(about), kafka, Clock.systemUTC());
    }

    private Alert alert(String about) {
        return alerts().values().stream()
                .filter(alert -> evidence(alert).contains(about))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alert about " + about));
    }

    private static List<String> evidence(Alert alert) {
        return alert.getEvidence().stream()
                .map(Evidence::getObservationId)
                .sorted()
                .toList();
    }

    /** Of each the last revision, by id. */
    private Map<String, Alert> alerts() {
        return last(Topic.ALERTS, Alert.class, Alert::getAlertId);
    }

    /** Which task asks which published rule in which version. */
    private List<String> accepted() {
        return last(Topic.RULE_STATUS, RuleStatus.class, status -> status.getRuleId() + "#" + status.getTask())
                .values()
                .stream()
                .filter(status -> status.getOutcome() == RuleOutcome.ACCEPTED)
                .map(status -> status.getRuleId() + "@" + status.getInForce() + "#" + status.getTask())
                .filter(asked -> asked.startsWith("called-in@3.0#") || asked.startsWith("uncalled@2.0#"))
                .toList();
    }

    private List<String> weights() {
        return WeightsStanding.read(kafka).words().stream()
                .map(word -> word.getInForce())
                .toList();
    }

    private Optional<SensorReliability> sensor(String id) {
        return Optional.ofNullable(last(Topic.SENSORS, SensorReliability.class, SensorReliability::getSensorId)
                .get(id));
    }

    /** The last reading of the place that this observation weighs on most. */
    private Optional<RiskReading> riskAt(String observation) {
        return KnownRisk.read(kafka).readings().stream()
                .filter(reading -> reading.getFacts().stream()
                        .anyMatch(fact -> fact.getObservationId().equals(observation) && fact.getRing() == 0))
                .findFirst();
    }

    private <T> Map<String, T> last(Topic topic, Class<T> type, Function<T, String> key) {
        Map<String, T> last = new LinkedHashMap<>();
        TopicReader.readAll(kafka, topic, arrival -> {
            T value = type.cast(arrival.value());
            last.put(key.apply(value), value);
        });
        return last;
    }

    private int count(Topic topic) {
        List<Object> found = new ArrayList<>();
        TopicReader.readAll(kafka, topic, found::add);
        return found.size();
    }
}
