package io.crossfix.outlets.deliver;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.carry.Carrier;
import io.crossfix.outlets.carry.Outcome;
import io.crossfix.outlets.format.Message;
import io.crossfix.outlets.format.Telling;
import io.crossfix.outlets.policy.Decision;
import io.crossfix.outlets.policy.Decision.Tell;
import io.crossfix.outlets.policy.Policy;
import io.crossfix.record.Alert;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryKind;
import io.crossfix.record.DeliveryState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Tells one outlet, by a thread of its own: writes down that a message leaves, sends it, writes down what became of it.
 * After a crash in between the same message is sent again, with the same identifier.
 */
final class OutletWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(OutletWorker.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration KAFKA_AGAIN = Duration.ofSeconds(1);

    private final Outlet outlet;
    private final Carrier carrier;
    private final Around around;
    private final Ledger ledger = new Ledger();
    private final LatestQueue queue;
    private final OpenAlerts held;
    private final Teller teller;
    private final Refresher refresher;
    private final Random draw = new Random();
    private int unreachable;
    private volatile boolean stopped;

    /** What all workers share. */
    record Around(DeliveryLog log, OutletMetrics metrics, Clock clock) {}

    OutletWorker(Outlet outlet, Around around) {
        this.outlet = outlet;
        this.around = around;
        this.carrier = outlet.target().carrier();
        this.queue = new LatestQueue(outlet.effort().queue(), around.clock());
        this.held = new OpenAlerts(outlet);
        this.teller = new Teller(outlet, carrier);
        this.refresher = new Refresher(outlet.name(), ledger, held, teller, around);
        around.metrics().watch(outlet.name(), queue);
    }

    String name() {
        return outlet.name();
    }

    /** What is known from an earlier run. */
    void remember(Delivery delivery) {
        ledger.put(delivery);
    }

    void hold(boolean whether) {
        queue.hold(whether);
    }

    /** Takes a revision of an alert; by the thread that reads the topic. */
    void offer(Alert alert, long recordedAt) {
        held.see(alert, ledger.get(alert.getAlertId()));
        Waiting waiting = Waiting.of(alert, recordedAt);
        if (!queue.offer(waiting, each -> decide(waiting) instanceof Tell)) {
            refuse(waiting);
        }
    }

    private Decision decide(Waiting waiting) {
        return Policy.decide(
                outlet.hearing(),
                waiting.alert(),
                Instant.ofEpochMilli(waiting.recordedAt()),
                ledger.get(waiting.id()),
                around.clock().instant());
    }

    /** There is no room: a dead letter says so, and can be sent again. */
    private void refuse(Waiting waiting) {
        if (decide(waiting) instanceof Tell tell) {
            Delivery before = ledger.get(waiting.id());
            Delivery sending = Entries.sending(outlet, waiting.alert(), tell.kind(), before, now());
            Delivery dead = Entries.dead(
                    sending, before, false, "more than " + outlet.effort().queue() + " alerts wait", now());
            around.log().bury(dead);
            around.log().keep(dead);
            buried(dead);
            held.see(waiting.alert(), ledger.get(waiting.id()));
        }
    }

    /** Somebody wants a message that was given up to be tried again. */
    void again(Delivery wanted) {
        Delivery known = ledger.get(wanted.getAlertId());
        if (known != null
                && known.getState() == DeliveryState.DEAD
                && known.getIdentifier().equals(wanted.getIdentifier())
                && wanted.getAt().isAfter(known.getAt())) {
            ledger.put(wanted);
            Alert alert = held.get(wanted.getAlertId());
            if (alert != null) {
                offer(alert, around.clock().millis());
            }
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                refresh();
                Waiting next = queue.take(IDLE);
                if (next != null) {
                    handle(next);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
            } catch (RuntimeException e) {
                LOG.error("outlet {} stumbled", outlet.name(), e);
                rest();
            }
        }
        carrier.close();
    }

    private void handle(Waiting next) throws InterruptedException {
        // Whatever is logged meanwhile can be found by the alert.
        try (MDC.MDCCloseable alert = MDC.putCloseable("alert", next.id())) {
            tell(next);
        }
    }

    private void tell(Waiting next) throws InterruptedException {
        if (!(decide(next) instanceof Tell tell)) {
            queue.done();
            return;
        }
        try {
            attempt(next, tell.kind());
        } catch (KafkaFailure e) {
            LOG.warn("outlet {} waits for Kafka: {}", outlet.name(), e.getMessage());
            queue.again(next.until(millis() + KAFKA_AGAIN.toMillis()));
        } catch (RuntimeException e) {
            LOG.error("outlet {} cannot tell {}", outlet.name(), next.id(), e);
            Delivery before = ledger.get(next.id());
            Delivery sending = Entries.sending(outlet, next.alert(), tell.kind(), before, now());
            boolean begun = before != null && before.getState() == DeliveryState.SENDING;
            retryOrGiveUp(
                    next.failed(millis()),
                    new Fate(sending, before, begun, e.getClass().getSimpleName()));
        }
    }

    private void attempt(Waiting next, DeliveryKind kind) throws InterruptedException {
        Delivery before = ledger.get(next.id());
        Delivery sending = Entries.sending(outlet, next.alert(), kind, before, now());
        Telling telling = new Telling(
                next.alert(),
                kind,
                sending.getIdentifier(),
                sending.getSentAt(),
                now(),
                Entries.earlier(outlet, sending),
                before == null ? null : Telling.Before.of(before));
        Message message = teller.write(telling);
        around.log().keep(sending);
        ledger.put(sending);
        Outcome outcome = teller.carry(message);
        // What was begun before is not undone by a later attempt that got nowhere.
        boolean begunBefore = before != null
                && before.getIdentifier().equals(sending.getIdentifier())
                && before.getState() == DeliveryState.SENDING;
        judge(next, sending, begunBefore ? sending : before, begunBefore, outcome);
    }

    private void judge(Waiting next, Delivery sending, @Nullable Delivery before, boolean begunBefore, Outcome outcome)
            throws InterruptedException {
        if (outcome instanceof Outcome.Delivered delivered) {
            delivered(next, Entries.delivered(sending, now()), delivered.reconnected());
        } else if (outcome instanceof Outcome.Refused refused) {
            unreachable = 0;
            around.metrics().failed(outlet.name());
            giveUp(next, new Fate(sending, before, begunBefore, refused.reason()));
        } else if (outcome instanceof Outcome.Later later) {
            unreachable = 0;
            if (later.after() != null) {
                queue.pauseUntil(millis() + later.after().toMillis());
            }
            retryOrGiveUp(
                    next.failed(millis()),
                    new Fate(sending, before, begunBefore || later.mayHaveArrived(), later.reason()));
        } else if (outcome instanceof Outcome.Unreachable gone) {
            nobodyThere(next, new Fate(sending, before, begunBefore, gone.reason()));
        }
    }

    /**
     * How an attempt failed.
     *
     * @param sending what was sent
     * @param before what became of the last message before it
     * @param mayHaveArrived whether the receiver may have it all the same
     */
    private record Fate(
            @Nullable Delivery sending, @Nullable Delivery before, boolean mayHaveArrived, String reason) {}

    private void delivered(Waiting next, Delivery delivery, boolean reconnected) throws InterruptedException {
        unreachable = 0;
        ledger.put(delivery);
        around.metrics().delivered(outlet.name(), delivery.getKind().name());
        around.metrics().lag(outlet.name(), millis() - next.recordedAt());
        insist(() -> around.log().keep(delivery));
        if (reconnected) {
            held.forgetTimes();
        }
        held.told(next.alert(), delivery, millis());
        queue.done();
    }

    /** What became of a message is not to be forgotten, whatever becomes of Kafka. */
    private void insist(Runnable writing) throws InterruptedException {
        while (!stopped) {
            try {
                writing.run();
                return;
            } catch (KafkaFailure e) {
                LOG.warn("outlet {} waits for Kafka: {}", outlet.name(), e.getMessage());
                Thread.sleep(KAFKA_AGAIN.toMillis());
            }
        }
    }

    private void retryOrGiveUp(Waiting failed, Fate fate) throws InterruptedException {
        around.metrics().failed(outlet.name());
        if (failed.failures() >= outlet.effort().attempts()) {
            giveUp(failed, fate);
            return;
        }
        again(failed, fate, outlet.effort().pause(failed.failures(), draw.nextDouble()));
    }

    private void nobodyThere(Waiting next, Fate fate) throws InterruptedException {
        around.metrics().failed(outlet.name());
        Waiting failed = next.failed(millis());
        rest();
        if (millis() - failed.triedSince() >= outlet.effort().giveUpAfter().toMillis()) {
            giveUp(failed, fate);
            return;
        }
        again(failed, fate, Duration.ZERO);
    }

    private void again(Waiting failed, Fate fate, Duration pause) {
        if (!fate.mayHaveArrived()) {
            ledger.restore(failed.id(), fate.before());
        }
        queue.again(failed.until(millis() + pause.toMillis()));
    }

    private void giveUp(Waiting failed, Fate fate) throws InterruptedException {
        Delivery dead = Entries.dead(fate.sending(), fate.before(), fate.mayHaveArrived(), fate.reason(), now());
        insist(() -> {
            around.log().bury(dead);
            around.log().keep(dead);
        });
        buried(dead);
        held.see(failed.alert(), dead);
        queue.done();
    }

    private void buried(Delivery dead) {
        ledger.put(dead);
        around.metrics().dead(outlet.name());
        LOG.warn(
                "outlet {} gave up {} after {} attempts: {}",
                outlet.name(),
                dead.getIdentifier(),
                dead.getAttempts(),
                dead.getReason());
    }

    /** Tells open alerts again to a receiver that forgets them. */
    private void refresh() throws InterruptedException {
        if (outlet.kind().isForgetful() && !queue.isPaused() && !refresher.refresh(millis())) {
            rest();
        }
    }

    /** Everybody waits: whoever is next would find nobody there either. */
    private void rest() {
        unreachable++;
        queue.pauseUntil(
                millis() + outlet.effort().pause(unreachable, draw.nextDouble()).toMillis());
    }

    private Instant now() {
        return around.clock().instant();
    }

    private long millis() {
        return around.clock().millis();
    }

    void stop() {
        stopped = true;
    }
}
