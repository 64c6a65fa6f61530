package io.crossfix.chaos.load;

import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.city.CityStream;
import io.crossfix.bench.city.Sending;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A synthetic city's observations, each sent at its time, straight to Kafka, until the brokers have acknowledged it. One
 * planted incident a second; the call that decides it is a probe, of which the alert is waited for.
 */
public final class CityLoad implements AutoCloseable {

    private static final double INCIDENTS_PER_SECOND = 1;
    private static final int MOST_HELD_BACK = 20_000;
    private static final int POISON_PER_SECOND = 20;
    private static final Duration CLOCK_JUMP = Duration.ofDays(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final KafkaSettings kafka;
    private final Probes probes;
    private final Random dice;
    private final double calls;
    private final KafkaProducer<byte[], byte[]> producer;
    private final RecordCodec codec = new RecordCodec();
    private final Queue<ProducerRecord<byte[], byte[]>> unacknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong sentAgain = new AtomicLong();
    private final List<ProducerRecord<byte[], byte[]>> heldBack = new ArrayList<>();
    private volatile boolean poisons;
    private volatile boolean clockJumps;
    private volatile boolean repeats;

    /**
     * @param lingerMillis how long it gathers records before it sends them, milliseconds
     * @param calls share of the calls among what happens by itself
     */
    public CityLoad(KafkaSettings kafka, Probes probes, long seed, int lingerMillis, double calls) {
        this.calls = calls;
        this.kafka = kafka;
        this.probes = probes;
        this.dice = new Random(seed);
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "acks",
                        "all",
                        "linger.ms",
                        lingerMillis,
                        "request.timeout.ms",
                        4_000,
                        "delivery.timeout.ms",
                        10_000,
                        "max.block.ms",
                        60_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Whether hostile bytes are sent too. */
    public void poison(boolean on) {
        poisons = on;
    }

    /** Whether one plate reader in four stamps its reads a day ahead. */
    public void jumpClock(boolean on) {
        clockJumps = on;
    }

    /** Whether everything is sent a second time, later and in another order. */
    public void repeat(boolean on) {
        repeats = on;
    }

    /** Sends for so many seconds from now on; returns when all of it is acknowledged. */
    public void run(long seed, int perSecond, int seconds) {
        CitySettings city = new CitySettings(seed, System.currentTimeMillis(), perSecond, INCIDENTS_PER_SECOND, calls);
        CityStream stream = new CityStream(city);
        for (long n = 0; n < (long) seconds * perSecond; n++) {
            await(city.sentAt(n));
            Sending sending = stream.next();
            send(sending);
            if (n % perSecond == 0) {
                onceASecond();
            }
        }
        sendHeldBack();
        awaitAcknowledged();
    }

    private void send(Sending sending) {
        if (sending.isDeciding()) {
            probes.sent(sending.id());
        }
        SpecificRecord observation = clockJumps && !sending.isDeciding() ? jumped(sending) : sending.observation();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                kafka.name(sending.topic()),
                sending.sensorId().getBytes(StandardCharsets.UTF_8),
                codec.encode(observation));
        send(record);
        if (repeats && heldBack.size() < MOST_HELD_BACK) {
            heldBack.add(record);
        }
    }

    /** A reader whose clock is wrong: one in four. */
    private static SpecificRecord jumped(Sending sending) {
        if (sending.observation() instanceof PlateRead read
                && read.getSensorId().hashCode() % 4 == 0) {
            Instant wrong = read.getObservedAt().plus(CLOCK_JUMP);
            return PlateRead.newBuilder(read).setObservedAt(wrong).build();
        }
        return sending.observation();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        inFlight.incrementAndGet();
        Future<RecordMetadata> unused = producer.send(record, (kept, failure) -> {
            if (failure == null) {
                acknowledged.incrementAndGet();
            } else {
                unacknowledged.add(record);
            }
            inFlight.decrementAndGet();
        });
    }

    private void onceASecond() {
        sendAgain();
        if (poisons) {
            for (int i = 0; i < POISON_PER_SECOND; i++) {
                send(Poison.record(kafka, dice));
            }
        }
        if (!repeats) {
            sendHeldBack();
        }
    }

    private void sendHeldBack() {
        Collections.shuffle(heldBack, dice);
        heldBack.forEach(this::send);
        heldBack.clear();
    }

    private void sendAgain() {
        for (var record = unacknowledged.poll(); record != null; record = unacknowledged.poll()) {
            sentAgain.incrementAndGet();
            send(record);
        }
    }

    private void awaitAcknowledged() {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (System.nanoTime() < end && (inFlight.get() > 0 || !unacknowledged.isEmpty())) {
            sendAgain();
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        if (inFlight.get() > 0 || !unacknowledged.isEmpty()) {
            throw new IllegalStateException(
                    "the brokers have not taken all that was sent, three minutes after the end");
        }
    }

    private static void await(long atMillis) {
        for (long left = atMillis - System.currentTimeMillis();
                left > 0;
                left = atMillis - System.currentTimeMillis()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(left));
        }
    }

    /** Records that the brokers have acknowledged. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** Sendings that the brokers had not acknowledged in time, each sent again. */
    public long sentAgain() {
        return sentAgain.get();
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
