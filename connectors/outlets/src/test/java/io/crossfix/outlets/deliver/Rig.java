package io.crossfix.outlets.deliver;

import static org.assertj.core.api.Assertions.fail;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.carry.Target;
import io.crossfix.outlets.carry.TlsFiles;
import io.crossfix.outlets.format.CloudEventFormat;
import io.crossfix.outlets.format.Sender;
import io.crossfix.outlets.policy.Hearing;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Topics of its own on a real broker, and an engine that can be started anew. */
final class Rig implements AutoCloseable {

    static final Sender SENDER = new Sender("fusion@rtoc.example.gov", null, Sender.USUAL_RESTRICTION);

    static final Hearing ALL = new Hearing(
            EnumSet.of(AlertStatus.RAISED, AlertStatus.ACKNOWLEDGED, AlertStatus.ESCALATED, AlertStatus.CONFIRMED),
            Severity.MINOR,
            Set.of(),
            Set.of(Lane.QUEUE),
            Hearing.USUAL_NEWS);

    /** Impatient, so that a test does not last. */
    static final Effort QUICK = new Effort(
            4,
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMinutes(1),
            500,
            1000,
            Duration.ofSeconds(60),
            Duration.ofHours(12));

    private static final long PATIENCE_NANOS = Duration.ofSeconds(40).toNanos();

    private final KafkaSettings kafka;
    private final RecordProducer producer;
    private final OutletMetrics metrics = new OutletMetrics();

    Rig(EmbeddedKafka broker, String prefix) {
        kafka = new KafkaSettings(broker.bootstrapServers(), prefix + ".", prefix, Map.of());
        new TopicSetup(kafka, new Topics(prefix + ".", 2, 1)).create();
        producer = RecordProducer.open(kafka);
    }

    KafkaSettings kafka() {
        return kafka;
    }

    OutletMetrics metrics() {
        return metrics;
    }

    /** The engine publishes these, in this order. */
    void say(Alert... alerts) {
        for (Alert alert : alerts) {
            producer.send(Topic.ALERTS, alert.getAlertId(), alert);
        }
        producer.flush();
    }

    static Outlet web(String name, OutletKind kind, URI url, Hearing hearing) {
        return web(name, kind, url, hearing, QUICK);
    }

    static Outlet web(String name, OutletKind kind, URI url, Hearing hearing, Effort effort) {
        return outlet(name, kind, new Target.Web(url, TlsFiles.USUAL, null), hearing, effort);
    }

    static Outlet outlet(String name, OutletKind kind, Target target, Hearing hearing, Effort effort) {
        return new Outlet(name, kind, target, hearing, SENDER, CloudEventFormat.Mode.STRUCTURED, effort);
    }

    /** An engine, with its own connection to the topics. */
    Running start(Outlet... outlets) {
        TopicLog log = TopicLog.open(kafka);
        return new Running(start(log, outlets), log);
    }

    OutletEngine start(DeliveryLog log, Outlet... outlets) {
        return OutletEngine.start(kafka, List.of(outlets), log, metrics, Clock.systemUTC());
    }

    record Running(OutletEngine engine, TopicLog log) implements AutoCloseable {
        @Override
        public void close() {
            engine.close();
            log.close();
        }
    }

    /** Waits until something is so, within a limit. */
    static void until(String what, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("not within 40 s: " + what);
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
