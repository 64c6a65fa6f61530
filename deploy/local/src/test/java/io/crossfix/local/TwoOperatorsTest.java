package io.crossfix.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import io.crossfix.wire.AvroTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people answer the same alert at the same moment, a thousand times, each through a producer of their own. */
class TwoOperatorsTest {

    private static final int ALERTS = 1_000;
    private static final int A_ROW = 40;
    private static final double SPACING_DEGREES = 0.01;
    private static final int WITHIN_MICROS = 8_000;
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(2), Duration.ofMillis(300));

    private static final String ANY_SHOT = """
            rule: any-shot
            version: 1
            about: any shot
            author: tests
            mode: live
            severity: severe
            anchor: {name: shots, kind: GUNSHOT}
            """;

    static {
        AvroTrust.install();
    }

    @TempDir
    private Path directory;

    /** What a person answers to everything. */
    private record Operator(String name, ReviewAction action, AlertStatus leadsTo) {}

    private static final Operator ADA = new Operator("ada", ReviewAction.CONFIRM, AlertStatus.CONFIRMED);
    private static final Operator BOB = new Operator("bob", ReviewAction.DISMISS, AlertStatus.DISMISSED);

    @Test
    void exactlyOneOfTwoWinsAThousandTimes() throws Exception {
        long seed = System.nanoTime();
        System.out.println("two operators: seed " + seed);
        try (DataDirectory data = DataDirectory.take(directory.resolve("data"));
                Running system = Running.on(data, FusionSettings.withRules(List.of(ANY_SHOT)))) {
            KafkaSettings kafka = system.kafka();
            hear(kafka);
            PATIENCE.await("an alert for every shot", () -> alerts(kafka).size() == ALERTS);
            List<Alert> seen = List.copyOf(alerts(kafka).values());

            answerTogether(seen, kafka, seed);
            PATIENCE.await("an answer to every review", () -> answers(kafka).size() == 2 * ALERTS);
            Map<String, ReviewStatus> answers = answers(kafka);
            PATIENCE.await(
                    "every alert is decided",
                    () -> alerts(kafka).values().stream().noneMatch(TwoOperatorsTest::isOpen));
            Map<String, Alert> decided = alerts(kafka);

            seen.forEach(alert -> assertOneWon(decided.get(alert.getAlertId()), answers, seed));
            System.out.println("two operators: decisions "
                    + decided.values().stream()
                            .collect(Collectors.groupingBy(Alert::getStatus, Collectors.counting())));
        }
    }

    private static void assertOneWon(Alert alert, Map<String, ReviewStatus> answers, long seed) {
        ReviewStatus ada = answers.get(reviewId(ADA, alert));
        ReviewStatus bob = answers.get(reviewId(BOB, alert));
        assertThat(ada.getApplied()).as("one of two, seed %d", seed).isNotEqualTo(bob.getApplied());
        Operator winner = ada.getApplied() ? ADA : BOB;
        Operator loser = ada.getApplied() ? BOB : ADA;
        assertThat(alert.getStatus()).isEqualTo(winner.leadsTo());
        assertThat(alert.getReviewer()).isEqualTo(winner.name());
        assertThat(answers.get(reviewId(winner, alert)).getReason()).isEqualTo("the alert is " + winner.leadsTo());
        assertThat(answers.get(reviewId(loser, alert)).getReason())
                .isEqualTo(loser.action() + " is not open to an alert that is " + winner.leadsTo());
    }

    private static void answerTogether(List<Alert> seen, KafkaSettings kafka, long seed) throws Exception {
        SplittableRandom dice = new SplittableRandom(seed);
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService desks = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> atWork = new ArrayList<>();
            for (Operator operator : List.of(ADA, BOB)) {
                SplittableRandom own = dice.split();
                atWork.add(desks.submit(() -> {
                    answer(seen, operator, kafka, both, own);
                    return null;
                }));
            }
            for (Future<?> each : atWork) {
                each.get(PATIENCE.limit().toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            desks.shutdownNow();
        }
    }

    private static void answer(
            List<Alert> seen, Operator operator, KafkaSettings kafka, CyclicBarrier both, SplittableRandom dice)
            throws Exception {
        try (RecordProducer producer = RecordProducer.open(kafka)) {
            for (Alert alert : seen) {
                Review review = review(operator, alert);
                both.await(PATIENCE.limit().toSeconds(), TimeUnit.SECONDS);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(dice.nextInt(WITHIN_MICROS)));
                producer.deliver(Topic.REVIEWS, alert.getAlertId(), review);
            }
        }
    }

    private static Review review(Operator operator, Alert alert) {
        return Review.newBuilder()
                .setReviewId(reviewId(operator, alert))
                .setAlertId(alert.getAlertId())
                .setDesk(alert.getDesk())
                .setSeenRevision(alert.getRevision())
                .setSeenHash(alert.getContentHash())
                .setAction(operator.action())
                .setReason("heard-by-officer")
                .setReviewer(operator.name())
                .setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static String reviewId(Operator operator, Alert alert) {
        return operator.name() + "-" + alert.getAlertId();
    }

    /** So far apart that each is an incident of its own, and too few in a cell for a storm. */
    private static void hear(KafkaSettings kafka) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (RecordProducer producer = RecordProducer.open(kafka)) {
            for (int i = 0; i < ALERTS; i++) {
                int row = i / A_ROW;
                int column = i % A_ROW;
                producer.send(
                        Topic.GUNSHOT,
                        "network-" + i % 7,
                        GunshotDetection.newBuilder()
                                .setId("g-" + i)
                                .setSensorId("network-" + i % 7)
                                .setObservedAt(now)
                                .setLatitude(41.6 + row * SPACING_DEGREES)
                                .setLongitude(-87.9 + column * SPACING_DEGREES)
                                .setCategory(GunshotCategory.MULTIPLE)
                                .setRounds(3)
                                .setConfidence(0.9)
                                .build());
            }
            producer.flush();
        }
    }

    private static boolean isOpen(Alert alert) {
        return alert.getStatus() != AlertStatus.CONFIRMED && alert.getStatus() != AlertStatus.DISMISSED;
    }

    private static Map<String, Alert> alerts(KafkaSettings kafka) {
        Map<String, Alert> last = new LinkedHashMap<>();
        TopicReader.readAll(kafka, Topic.ALERTS, arrival -> {
            if (arrival.value() instanceof Alert alert) {
                last.put(alert.getAlertId(), alert);
            }
        });
        return last;
    }

    /** By review; a second answer to a review may only repeat the first. */
    private static Map<String, ReviewStatus> answers(KafkaSettings kafka) {
        Map<String, ReviewStatus> byReview = new LinkedHashMap<>();
        TopicReader.readAll(kafka, Topic.REVIEW_STATUS, arrival -> {
            if (arrival.value() instanceof ReviewStatus status) {
                ReviewStatus before = byReview.put(status.getReviewId(), status);
                assertThat(before).as("answered twice: " + status).isNull();
            }
        });
        return byReview;
    }
}
