package io.crossfix.outlets.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.Samples;
import io.crossfix.outlets.deliver.Receiver.Got;
import io.crossfix.outlets.deliver.Receiver.Reply;
import io.crossfix.outlets.format.Validity;
import io.crossfix.outlets.policy.Hearing;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryKind;
import io.crossfix.record.DeliveryState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    private static EmbeddedKafka broker;

    private Rig rig;
    private Receiver receiver;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedKafka.in(directory).start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void open(TestInfo test) throws Exception {
        rig = new Rig(broker, test.getTestMethod().orElseThrow().getName());
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
        rig.close();
    }

    @Test
    void aLifeIsAlertUpdateCancelWithReferences() throws Exception {
        try (var running = rig.start(Rig.web("cap", OutletKind.CAP, receiver.url(), Rig.ALL))) {
            rig.say(now(1, 1, AlertStatus.RAISED).build());
            Rig.until("the first word", () -> receiver.taken().size() == 1);
            rig.say(now(1, 2, AlertStatus.CONFIRMED).build());
            Rig.until("the second", () -> receiver.taken().size() == 2);
            // A revision that says nothing new is not told.
            rig.say(now(1, 3, AlertStatus.CONFIRMED).setEscalation(2).build());
            rig.say(now(1, 4, AlertStatus.MERGED).setMergedInto(Samples.id(9)).build());
            Rig.until("the last", () -> receiver.taken().size() == 3);
        }
        List<String> types = new ArrayList<>();
        List<String> references = new ArrayList<>();
        for (String body : receiver.taken()) {
            var cap = Validity.cap(body);
            types.add(cap.getElementsByTagName("msgType").item(0).getTextContent());
            var found = cap.getElementsByTagName("references");
            references.add(found.getLength() == 0 ? "" : found.item(0).getTextContent());
        }
        assertThat(types).containsExactly("Alert", "Update", "Cancel");
        assertThat(references.get(0)).isEmpty();
        assertThat(references.get(1)).startsWith("fusion@rtoc.example.gov,crossfix." + Samples.id(1) + ".1.");
        assertThat(references.get(2)).startsWith(references.get(1) + " ").contains(Samples.id(1) + ".2.");
    }

    @Test
    void onlyWhatWasToldIsEverTakenBackAndExercisesNeverLeave() throws Exception {
        try (var running = rig.start(Rig.web("usual", OutletKind.GEOJSON, receiver.url(), Hearing.USUAL))) {
            rig.say(now(1, 1, AlertStatus.RAISED).build());
            rig.say(now(2, 1, AlertStatus.CONFIRMED).setExercise(true).build());
            rig.say(now(3, 1, AlertStatus.CONFIRMED)
                    .setExerciseOf(Samples.id(1))
                    .build());
            rig.say(now(1, 2, AlertStatus.DISMISSED).build());
            rig.say(now(4, 1, AlertStatus.CONFIRMED).build());
            Rig.until("the confirmed one", () -> receiver.taken().size() == 1);
            // Told when it was taken for real, it is taken back when it turns out to be a drill.
            rig.say(now(4, 2, AlertStatus.CONFIRMED).setExercise(true).build());
            Rig.until("its withdrawal", () -> receiver.taken().size() == 2);
        }
        assertThat(receiver.taken()).allMatch(body -> body.contains(Samples.id(4)));
        JsonNode withdrawn = JSON.readTree(receiver.taken().get(1));
        assertThat(withdrawn.at("/properties/title").asText()).endsWith("withdrawn");
        assertThat(withdrawn.at("/properties").has("evidence")).isFalse();
    }

    @Test
    void whatWasSentButNotWrittenDownIsSentAgainUnderTheSameIdentifier() throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        CountDownLatch died = new CountDownLatch(1);
        TopicLog log = TopicLog.open(rig.kafka());
        // The process dies after the receiver has answered and before that is written down: from then on nothing is
        // written.
        DeliveryLog dying = new DeliveryLog() {
            @Override
            public void keep(Delivery delivery) {
                if (dead.get() || delivery.getState() == DeliveryState.DELIVERED) {
                    dead.set(true);
                    died.countDown();
                    throw new IllegalStateException("the process has died");
                }
                log.keep(delivery);
            }

            @Override
            public void bury(Delivery delivery) {
                throw new IllegalStateException("nothing dies here");
            }
        };
        var outlet = Rig.web("cap", OutletKind.CAP, receiver.url(), Rig.ALL);
        try (OutletEngine first = rig.start(dying, outlet)) {
            rig.say(now(1, 1, AlertStatus.RAISED).build());
            died.await();
        }
        int before = receiver.taken().size();
        try (var second = rig.start(outlet)) {
            Rig.until("it is told again", () -> receiver.taken().size() > before);
            rig.say(now(1, 2, AlertStatus.DISMISSED).build());
            Rig.until("the end", () -> receiver.taken().stream().anyMatch(body -> body.contains("Cancel")));
        }
        List<Got> words = receiver.got().stream()
                .filter(got -> !got.body().contains("<msgType>Cancel"))
                .toList();
        assertThat(words).hasSizeGreaterThan(1);
        assertThat(words.stream().map(Got::identifier).distinct()).hasSize(1);
        assertThat(words.stream().map(Got::body).distinct()).hasSize(1);
        log.close();
    }

    @Test
    void whatMayHaveLeftBeforeACrashIsTakenBackAfterIt() throws Exception {
        var outlet = Rig.web("cap", OutletKind.CAP, receiver.url(), Rig.ALL);
        Alert raised = now(1, 1, AlertStatus.RAISED).build();
        try (TopicLog log = TopicLog.open(rig.kafka())) {
            log.keep(Entries.sending(outlet, raised, DeliveryKind.ANNOUNCE, null, Instant.now()));
        }
        rig.say(raised, now(1, 2, AlertStatus.RETRACTED).build());
        try (var running = rig.start(outlet)) {
            Rig.until("the cancellation", () -> receiver.taken().size() == 1);
        }
        assertThat(receiver.taken().get(0)).contains("<msgType>Cancel", Samples.id(1) + ".1.");
    }

    @Test
    void aReceiverThatWasAwayHearsTheLastOfEverything() throws Exception {
        receiver.goAway();
        try (var running = rig.start(Rig.web("away", OutletKind.GEOJSON, receiver.url(), Rig.ALL))) {
            for (int number = 1; number <= 20; number++) {
                rig.say(now(number, 1, AlertStatus.RAISED).build());
            }
            Rig.until("attempts fail", () -> line("away").contains("waiting 20"));
            rig.say(now(1, 2, AlertStatus.CONFIRMED).build());
            rig.say(now(2, 2, AlertStatus.DISMISSED).build());
            // The receiver must not be back before the engine has read of the dismissal.
            Rig.until(
                    "the second has nothing to tell any more",
                    () -> line("away").contains("waiting 19"));
            receiver.comeBack();
            Rig.until(
                    "all that is open, as it is now",
                    () -> receiver.taken().size() >= 19
                            && receiver.taken().stream().anyMatch(body -> body.contains("\"status\":\"CONFIRMED\"")));
        }
        // Nothing of the second has left while nobody was there, so there is nothing to take back.
        assertThat(receiver.taken()).noneMatch(body -> body.contains(Samples.id(2)));
        List<String> first = receiver.taken().stream()
                .filter(body -> body.contains(Samples.id(1)))
                .toList();
        assertThat(first.get(first.size() - 1)).contains("\"status\":\"CONFIRMED\"");
    }

    @Test
    void aReceiverThatWantsToBeLeftAloneIs() throws Exception {
        AtomicBoolean asked = new AtomicBoolean();
        receiver.mood((identifier, body) -> asked.getAndSet(true) ? Reply.OK : new Reply(429, 2));
        try (var running = rig.start(Rig.web("busy", OutletKind.GEOJSON, receiver.url(), Rig.ALL))) {
            rig.say(
                    now(1, 1, AlertStatus.RAISED).build(),
                    now(2, 1, AlertStatus.RAISED).build());
            Rig.until("both", () -> receiver.taken().size() == 2);
        }
        List<Got> got = receiver.got();
        assertThat(got.get(0).answer()).isEqualTo(429);
        assertThat(Duration.ofNanos(got.get(1).atNanos() - got.get(0).atNanos()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1_900));
    }

    @Test
    void oneThatIsPoisonForItsReceiverHoldsUpNobody() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        receiver.mood((identifier, body) -> {
            never.await();
            return Reply.OK;
        });
        try (Receiver other = new Receiver()) {
            other.mood((identifier, body) -> body.contains(Samples.id(3)) ? new Reply(500, 0) : Reply.OK);
            try (var running = rig.start(
                    Rig.web("stuck", OutletKind.GEOJSON, receiver.url(), Rig.ALL),
                    Rig.web("good", OutletKind.GEOJSON, other.url(), Rig.ALL))) {
                for (int number = 1; number <= 10; number++) {
                    rig.say(now(number, 1, AlertStatus.RAISED).build());
                }
                Rig.until("the others", () -> other.taken().size() == 9);
                Rig.until("the poison is given up", () -> !dead().isEmpty());
            }
            assertThat(other.got().stream().filter(got -> got.body().contains(Samples.id(3))))
                    .hasSize(4);
        }
        never.countDown();
        assertThat(dead()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("HTTP 500");
            assertThat(letter.getAttempts()).isEqualTo(4);
        });
    }

    @Test
    void aRefusedMessageIsADeadLetterAtOnceAndCanBeSentAgain() throws Exception {
        receiver.mood((identifier, body) -> new Reply(422, 0));
        var outlet = Rig.web("picky", OutletKind.CAP, receiver.url(), Rig.ALL);
        try (var running = rig.start(outlet)) {
            rig.say(now(1, 1, AlertStatus.RAISED).build());
            Rig.until("it is given up", () -> !dead().isEmpty());
            assertThat(receiver.got()).hasSize(1);
            receiver.mood((identifier, body) -> Reply.OK);
            DeadLetters.redrive(rig.kafka(), DeadLetters.read(rig.kafka()), Instant.now());
            Rig.until("it is taken", () -> receiver.taken().size() == 1);
            Rig.until(
                    "it is no longer dead", () -> DeadLetters.read(rig.kafka()).isEmpty());
        }
        assertThat(receiver.got().stream().map(Got::identifier).distinct()).hasSize(1);
        assertThat(Validity.cap(receiver.taken().get(0))
                        .getElementsByTagName("references")
                        .getLength())
                .isZero();
        // A dead letter that is wanted again while nobody runs is sent by the next engine.
        receiver.mood((identifier, body) -> new Reply(400, 0));
        try (var running = rig.start(outlet)) {
            rig.say(now(2, 1, AlertStatus.RAISED).build());
            Rig.until("it is given up", () -> dead().size() == 2);
        }
        receiver.mood((identifier, body) -> Reply.OK);
        DeadLetters.redrive(rig.kafka(), DeadLetters.read(rig.kafka()), Instant.now());
        try (var running = rig.start(outlet)) {
            Rig.until("it is taken", () -> receiver.taken().size() == 2);
        }
    }

    @Test
    void aRestartTellsNothingTwice() throws Exception {
        var outlet = Rig.web("cap", OutletKind.CAP, receiver.url(), Rig.ALL);
        rig.say(
                now(1, 1, AlertStatus.RAISED).build(),
                now(2, 1, AlertStatus.CONFIRMED).build());
        try (var running = rig.start(outlet)) {
            Rig.until("both", () -> receiver.taken().size() == 2);
            Rig.until("written down", () -> line("cap").contains("waiting 0"));
        }
        try (var running = rig.start(outlet)) {
            rig.say(now(3, 1, AlertStatus.RAISED).build());
            Rig.until("the third", () -> receiver.taken().size() >= 3);
        }
        assertThat(receiver.got()).hasSize(3);
        assertThat(line("cap")).contains("delivered 3, failed 0, dead 0");
    }

    @Test
    void oldNewsIsNotTold() throws Exception {
        Hearing young = new Hearing(
                Rig.ALL.statuses(), Rig.ALL.least(), Rig.ALL.desks(), Rig.ALL.lanes(), Duration.ofMillis(1));
        rig.say(now(1, 1, AlertStatus.RAISED).build());
        Thread.sleep(5);
        try (var running = rig.start(
                Rig.web("late", OutletKind.GEOJSON, receiver.url(), young),
                Rig.web("sure", OutletKind.CAP, receiver.url(), Rig.ALL))) {
            Rig.until("the other", () -> receiver.taken().size() == 1);
        }
        assertThat(receiver.taken().get(0)).contains("urn:oasis");
    }

    private String line(String outlet) {
        return rig.metrics().line(outlet);
    }

    private List<Delivery> dead() {
        List<Delivery> letters = new ArrayList<>();
        TopicReader.readAll(rig.kafka(), Topic.OUTLET_DEAD_LETTERS, arrival -> {
            if (arrival.value() instanceof Delivery letter) {
                letters.add(letter);
            }
        });
        return letters;
    }

    private static Alert.Builder now(int number, int revision, AlertStatus status) {
        return Samples.alert(number, Instant.now()).setRevision(revision).setStatus(status);
    }
}
