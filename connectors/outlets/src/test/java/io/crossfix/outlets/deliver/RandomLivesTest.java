package io.crossfix.outlets.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.Samples;
import io.crossfix.outlets.deliver.Receiver.Got;
import io.crossfix.outlets.deliver.Receiver.Reply;
import io.crossfix.outlets.policy.Hearing;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever becomes of alerts, receivers and engines: in the end every receiver knows what a plain reading of the whole log
 * says that it should. The expectation below shares nothing with the policy.
 */
class RandomLivesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ALERTS = 12;
    private static final int RECORDS = 120;
    private static final Set<String> OVER = Set.of("DISMISSED", "RETRACTED", "MERGED", "EXPIRED");
    private static final Effort PATIENT = new Effort(
            1000,
            Duration.ofMillis(5),
            Duration.ofMillis(40),
            Duration.ofMinutes(5),
            1000,
            1000,
            Duration.ofSeconds(60),
            Duration.ofHours(12));

    @TempDir
    private static Path directory;

    private static EmbeddedKafka broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedKafka.in(directory).start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyReceiverEndsWithWhatTheLogSays(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Hearing> hearings = Map.of(
                "usual", Hearing.USUAL,
                "all", Rig.ALL,
                "grave",
                        new Hearing(
                                Rig.ALL.statuses(),
                                Severity.SEVERE,
                                Set.of("north"),
                                Set.of(Lane.QUEUE),
                                Hearing.USUAL_NEWS));
        Map<String, Receiver> receivers = new HashMap<>();
        Map<String, List<String>> reached = new ConcurrentHashMap<>();
        List<Alert> log = new ArrayList<>();
        try (Rig rig = new Rig(broker, "lives-" + seed)) {
            List<Outlet> outlets = new ArrayList<>();
            for (String name : hearings.keySet()) {
                Receiver receiver = new Receiver();
                receivers.put(name, receiver);
                reached.put(name, java.util.Collections.synchronizedList(new ArrayList<>()));
                receiver.mood(moody(new Random(seed * 31 + name.hashCode()), reached.get(name)));
                outlets.add(Rig.web(name, OutletKind.GEOJSON, receiver.url(), hearings.get(name), PATIENT));
            }
            Outlet[] all = outlets.toArray(Outlet[]::new);
            Rig.Running running = rig.start(all);
            try {
                for (int record = 0; record < RECORDS; record++) {
                    Alert next = next(random, log);
                    log.add(next);
                    rig.say(next);
                    if (random.nextInt(30) == 0) {
                        running.close();
                        running = rig.start(all);
                    }
                }
                for (String name : hearings.keySet()) {
                    Rig.until(
                            "seed " + seed + ": " + name + " knows all, but: "
                                    + unexpected(hearings.get(name), log, reached.get(name)),
                            () -> unexpected(hearings.get(name), log, reached.get(name))
                                            .isEmpty()
                                    && rig.metrics().line(name).contains("waiting 0"));
                }
            } finally {
                running.close();
            }
            for (String name : hearings.keySet()) {
                assertThat(unexpected(hearings.get(name), log, reached.get(name)))
                        .as("seed %d, %s", seed, name)
                        .isEmpty();
                nothingEverLeaves(seed, hearings.get(name), receivers.get(name));
            }
        } finally {
            receivers.values().forEach(Receiver::close);
        }
    }

    /** Takes most, fails with some; of those that it fails with it has taken half all the same. */
    private static Receiver.Mood moody(Random random, List<String> reached) {
        return (identifier, body) -> {
            synchronized (random) {
                int mood = random.nextInt(10);
                if (mood < 7 || mood == 8) {
                    reached.add(body);
                }
                return mood < 7 ? Reply.OK : new Reply(mood == 7 ? 503 : 500, 0);
            }
        };
    }

    private static Alert next(Random random, List<Alert> log) {
        int number = random.nextInt(ALERTS);
        List<Alert> before = log.stream()
                .filter(alert -> alert.getAlertId().equals(Samples.id(number)))
                .toList();
        if (!before.isEmpty() && random.nextInt(8) == 0) {
            return before.get(random.nextInt(before.size())); // A job that has crashed says something again.
        }
        int revision = before.size() + 1;
        AlertStatus[] statuses = AlertStatus.values();
        Alert.Builder next = Samples.alert(number, Instant.now())
                .setRevision(revision)
                .setContentHash(Samples.hash(number, revision))
                .setExtentMetres(revision)
                .setStatus(random.nextInt(3) == 0 ? AlertStatus.CONFIRMED : statuses[random.nextInt(statuses.length)])
                .setSeverity(Severity.values()[random.nextInt(4)])
                .setDesk(number % 2 == 0 ? "north" : "south")
                .setLane(random.nextInt(6) == 0 ? Lane.SUPPRESSED : Lane.QUEUE)
                .setExercise(random.nextInt(15) == 0);
        return next.setMergedInto(next.getStatus() == AlertStatus.MERGED ? Samples.id(50) : null)
                .build();
    }

    /** What a receiver believes of each alert against what the last record of the log allows it to. */
    private static List<String> unexpected(Hearing hearing, List<Alert> log, List<String> reached) {
        Map<String, JsonNode> believed = new HashMap<>();
        synchronized (reached) {
            reached.forEach(body ->
                    believed.put(read(body).get("id").asText(), read(body).get("properties")));
        }
        Map<String, Alert> last = new HashMap<>();
        log.forEach(alert -> last.put(alert.getAlertId(), alert));
        List<String> wrong = new ArrayList<>();
        last.forEach((id, alert) -> {
            JsonNode belief = believed.get(id);
            boolean over =
                    alert.getExercise() || OVER.contains(alert.getStatus().name());
            boolean statusHeard = hearing.statuses().contains(alert.getStatus());
            boolean filtered = alert.getSeverity().ordinal() < hearing.least().ordinal()
                    || !(hearing.desks().isEmpty() || hearing.desks().contains(alert.getDesk()))
                    || alert.getLane() != Lane.QUEUE;
            boolean ignorant = belief == null || isCancelled(belief);
            boolean current = belief != null
                    && !isCancelled(belief)
                    && belief.get("extentMetres").asDouble() == alert.getExtentMetres()
                    && belief.get("status").asText().equals(alert.getStatus().name());
            boolean fine = over ? ignorant : !statusHeard || (filtered ? ignorant || current : current);
            if (!fine) {
                wrong.add(id.substring(56) + " is " + alert.getStatus() + " r" + alert.getRevision() + ", believed "
                        + belief);
            }
        });
        return wrong;
    }

    private static void nothingEverLeaves(long seed, Hearing hearing, Receiver receiver) {
        Set<String> heard = hearing.statuses().stream().map(Enum::name).collect(Collectors.toSet());
        Map<String, String> bodies = new HashMap<>();
        for (Got got : receiver.got()) {
            JsonNode told = read(got.body()).get("properties");
            assertThat(isCancelled(told) || heard.contains(told.get("status").asText()))
                    .as("seed %d: %s", seed, got.body())
                    .isTrue();
            assertThat(told.get("title").asText().startsWith("UNCONFIRMED"))
                    .isEqualTo(!isCancelled(told) && !told.get("confirmed").asBoolean());
            assertThat(bodies.merge(got.identifier(), got.body(), (one, other) -> one))
                    .as("seed %d: one identifier, one message", seed)
                    .isEqualTo(got.body());
        }
    }

    /** A cancellation tells whose alert it is and nothing of its substance. */
    private static boolean isCancelled(JsonNode properties) {
        return !properties.has("extentMetres");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
