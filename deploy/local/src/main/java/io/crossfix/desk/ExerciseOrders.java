package io.crossfix.desk;

import io.crossfix.job.AlertSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.model.desk.Desk;
import io.crossfix.model.desk.ExerciseSchedule;
import io.crossfix.queue.AlertBook;
import io.crossfix.record.Alert;
import io.crossfix.record.DeskOrder;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders the exercises that are due. The job takes each order once, so it harms nothing when several do this. */
public final class ExerciseOrders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExerciseOrders.class);
    private static final long LOOK_SECONDS = 60;
    private static final int LATEST = 1_000;
    private static final String BY = "exercise-schedule";

    private final KafkaSettings kafka;
    private final ExerciseSchedule schedule;
    private final List<Desk> desks;
    private final Clock clock;
    private final Map<String, String> ordered = new HashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "exercise-orders");
        thread.setDaemon(true);
        return thread;
    });

    private ExerciseOrders(KafkaSettings kafka, AlertSettings alerts, Clock clock) {
        this.kafka = kafka;
        this.schedule = alerts.exercises();
        this.desks = alerts.desks().desks();
        this.clock = clock;
    }

    /** Looks each minute whether one is due; never, when there are to be none. */
    public static ExerciseOrders start(KafkaSettings kafka, AlertSettings alerts, Clock clock) {
        ExerciseOrders orders = new ExerciseOrders(kafka, alerts, clock);
        if (orders.schedule.perDay() > 0) {
            Future<?> unused =
                    orders.looking.scheduleWithFixedDelay(orders::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
        return orders;
    }

    private void look() {
        try {
            orderWhatIsDue();
        } catch (RuntimeException e) {
            LOG.warn("exercises could not be ordered; tried again in a minute", e);
        }
    }

    /** Orders what is due now and was not ordered before by this one. */
    void orderWhatIsDue() {
        for (Desk desk : desks) {
            Optional<String> due = schedule.dueOrder(desk.id(), clock.millis());
            if (due.isPresent() && !due.get().equals(ordered.get(desk.id()))) {
                ExerciseSchedule.choose(
                                due.get(), desk.id(), AlertBook.read(kafka).latest(LATEST))
                        .ifPresent(closed -> order(due.get(), desk.id(), closed));
                ordered.put(desk.id(), due.get());
            }
        }
    }

    private void order(String orderId, String desk, Alert closed) {
        DeskOrder order = DeskOrder.newBuilder()
                .setOrderId(orderId)
                .setDesk(desk)
                .setBy(BY)
                .setAt(clock.instant())
                .setExercise(closed)
                .build();
        try (RecordProducer producer = RecordProducer.open(kafka)) {
            producer.send(Topic.DESK_ORDERS, desk, order);
            producer.flush();
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
