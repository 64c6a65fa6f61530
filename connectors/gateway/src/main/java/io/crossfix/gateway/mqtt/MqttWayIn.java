package io.crossfix.gateway.mqtt;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.crossfix.feeds.door.Payload;
import io.crossfix.gateway.intake.GatewayMetrics;
import io.crossfix.gateway.intake.InFlight;
import io.crossfix.gateway.intake.Intake;
import io.crossfix.gateway.intake.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way in by one broker: connects, and connects again for as long as the gateway runs. */
public final class MqttWayIn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MqttWayIn.class);
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
    private static final Duration MOST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_RECEIVED = 65_535;
    private static final Duration END_WITHIN = Duration.ofSeconds(20);

    private final MqttSettings settings;
    private final Parts parts;
    private final MqttMessages messages;
    private final AtomicLong kept = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private int receiveMaximum;
    private volatile String state = "connecting";

    /** What it works with. */
    public record Parts(Intake intake, InFlight inFlight, Limits limits, GatewayMetrics metrics, Clock clock) {}

    private MqttWayIn(MqttSettings settings, Parts parts) {
        this.settings = settings;
        this.parts = parts;
        this.receiveMaximum = settings.receiveMaximum();
        this.messages =
                new MqttMessages(settings.subscriptions(), parts.limits().batchEvents());
        this.thread = new Thread(this::run, "gateway-mqtt-" + settings.name());
        thread.setDaemon(true);
    }

    /** Begins; returns at once. */
    public static MqttWayIn start(MqttSettings settings, Parts parts) {
        MqttWayIn started = new MqttWayIn(settings, parts);
        started.thread.start();
        return started;
    }

    /** The broker's name in health and metrics. */
    public String name() {
        return settings.name();
    }

    /** {@code connected}, or what stands in the way. */
    public String state() {
        return state;
    }

    private void run() {
        Duration wait = LEAST_WAIT;
        try {
            do {
                long before = kept.get();
                String ended = linked();
                wait = kept.get() > before ? LEAST_WAIT : wait;
                state = "down: " + ended;
                parts.metrics().mqtt(settings.name(), "ended");
                LOG.warn("the broker {} is down, trying again: {}", settings.name(), ended);
                wait = longer(wait);
            } while (!closing.await(jittered(wait), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        state = "closed";
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(MOST_WAIT) > 0 ? MOST_WAIT : twice;
    }

    // Many gateways must not come back to a broker in step.
    private static long jittered(Duration wait) {
        return ThreadLocalRandom.current().nextLong(wait.toMillis() / 2, wait.toMillis());
    }

    private String linked() throws InterruptedException {
        try (MqttLink link = MqttLink.open(settings, parts.limits().bodyBytes(), receiveMaximum, this::keep)) {
            state = "connected";
            parts.metrics().mqtt(settings.name(), "connected");
            String ended = link.untilEnd();
            if (link.isOverfilled()) {
                agreeOnMore();
            }
            return ended;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return MqttLink.reason(e);
        }
    }

    // Mosquitto 2.0 sends more than was agreed when it resumes a session. The client ends the connection for that, and
    // without this the same messages would end it again and again.
    private void agreeOnMore() {
        receiveMaximum = Math.min(MOST_RECEIVED, receiveMaximum * 2);
        parts.metrics().mqtt(settings.name(), "overfilled");
        LOG.warn(
                "the broker {} sends more than was agreed; now {} messages at a time", settings.name(), receiveMaximum);
    }

    private CompletionStage<?> keep(Mqtt5Publish publish) {
        List<Payload> payloads = messages.payloads(publish, parts.clock().instant());
        if (payloads.isEmpty()) {
            // Left over from subscriptions of before, which the broker remembers.
            parts.metrics().mqtt(settings.name(), "unasked");
        }
        long bytes =
                payloads.stream().mapToLong(payload -> payload.bytes().length).sum();
        InFlight.Place place = parts.inFlight().place();
        // Bounded by what the broker may send before we acknowledge, so never refused.
        place.count(payloads.size(), bytes);
        payloads.forEach(payload -> parts.metrics().handedOn(payload.feed(), "mqtt", payload.bytes().length));
        return parts.intake().take(payloads, place).thenAccept(receipts -> kept.incrementAndGet());
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(END_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
