package io.crossfix.probe;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Severity;
import io.crossfix.record.Suppression;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The suppression window over the place of the probe: what is raised there is recorded and shown among the suppressed, and
 * calls for nobody. Renewed before it ends, lifted in the end.
 */
final class ProbeWindow implements AutoCloseable {

    private static final Duration LASTS = Duration.ofHours(12);
    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(30);
    private static final String REASON = "synthetic-probe";

    private final RecordProducer producer;
    private final Replies<ReviewStatus> answers;
    private final ProbePlace place;
    private final String desk;
    private final Clock clock;
    private String order = "";
    private Instant until = Instant.EPOCH;

    /** @param desk that owns the place */
    ProbeWindow(KafkaSettings kafka, RecordProducer producer, ProbePlace place, String desk, Clock clock) {
        this.producer = producer;
        this.answers = new Replies<>(kafka, Topic.REVIEW_STATUS, ReviewStatus.class);
        this.place = place;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Opens it where it is not open for a while yet.
     *
     * @param limit how long to wait for the job's answer
     * @return whether it is open
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers
     */
    boolean isOpen(Duration limit) {
        Instant now = clock.instant();
        if (now.isBefore(until.minus(RENEWED_BEFORE))) {
            return true;
        }
        String id = UUID.randomUUID().toString();
        Instant end = now.plus(LASTS);
        DeskOrder wanted = order(id, now)
                .setSuppression(new Suppression(
                        REASON,
                        now,
                        end,
                        place.latitude(),
                        place.longitude(),
                        ProbePlace.RADIUS_METRES,
                        List.of(),
                        Severity.SEVERE))
                .build();
        boolean opened = answers.after(
                        () -> producer.deliver(Topic.DESK_ORDERS, desk, wanted),
                        status -> status.getReviewId().equals(id),
                        limit)
                .filter(ReviewStatus::getApplied)
                .isPresent();
        if (opened) {
            order = id;
            until = end;
        }
        return opened || now.isBefore(until);
    }

    private DeskOrder.Builder order(String id, Instant now) {
        return DeskOrder.newBuilder()
                .setOrderId(id)
                .setDesk(desk)
                .setBy(ProbeIncident.SENSOR)
                .setAt(now);
    }

    /** Lifts it, as far as the broker can be reached. */
    @Override
    public void close() {
        if (!order.isEmpty()) {
            Instant now = clock.instant();
            producer.send(
                    Topic.DESK_ORDERS,
                    desk,
                    order(UUID.randomUUID().toString(), now).setLift(order).build());
        }
        answers.close();
    }
}
