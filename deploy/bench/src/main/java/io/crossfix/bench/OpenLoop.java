package io.crossfix.bench;

import io.crossfix.bench.city.CitySettings;
import io.crossfix.bench.city.CityStream;
import io.crossfix.bench.city.Sending;
import io.crossfix.bench.city.StormHour;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.CommandFailed;
import io.crossfix.wire.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the city's observations each at its time, whether or not earlier ones have got through: a system that stalls is
 * not spared what comes meanwhile.
 */
final class OpenLoop implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final KafkaSettings kafka;
    private final DecidingCalls calls;
    private final BooleanSupplier stopped;
    private final Predicate<Sending> counts;
    private final Producer<byte[], byte[]> producer;
    private final RecordCodec codec = new RecordCodec();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    OpenLoop(KafkaSettings kafka, DecidingCalls calls) {
        this(kafka, calls, () -> false);
    }

    /** @param stopped whether to send no more */
    OpenLoop(KafkaSettings kafka, DecidingCalls calls, BooleanSupplier stopped) {
        this(kafka, calls, stopped, sending -> true);
    }

    /**
     * @param stopped whether to send no more
     * @param counts which deciding calls are waited for
     */
    OpenLoop(KafkaSettings kafka, DecidingCalls calls, BooleanSupplier stopped, Predicate<Sending> counts) {
        this.counts = counts;
        this.kafka = kafka;
        this.stopped = stopped;
        this.calls = calls;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "linger.ms", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends from the stream's start on; returns when all have been acknowledged.
     *
     * @param warmUp what is sent earlier does not count
     * @return by how much a sending was later than intended, at most, microseconds
     * @throws CommandFailed when the broker refused one
     */
    long send(CitySettings city, Duration warmUp, Duration length) {
        CityStream stream = new CityStream(city);
        long countFrom = city.startMillis() + warmUp.toMillis();
        long most = 0;
        for (long n = 0;
                n < length.toSeconds() * city.perSecond() && failure.get() == null && !stopped.getAsBoolean();
                n++) {
            Sending sending = stream.next();
            long intended = TimeUnit.MILLISECONDS.toMicros(city.startMillis()) + n * 1_000_000 / city.perSecond();
            awaitMicros(intended);
            boolean isMeasured = city.sentAt(n) >= countFrom;
            most = isMeasured ? Math.max(most, WallClock.micros() - intended) : most;
            send(
                    sending,
                    isMeasured && sending.isDeciding() && counts.test(sending) ? expected(sending, intended) : null);
        }
        finish();
        return most;
    }

    /**
     * Sends an hour, its time running faster than the clock on the wall; returns when all have been acknowledged.
     *
     * @param startMillis when its first moment is sent, milliseconds since epoch
     * @param speed milliseconds of the hour to one on the wall
     * @return by how much a sending was later than intended, at most, microseconds
     * @throws CommandFailed when the broker refused one
     */
    long send(StormHour hour, long startMillis, double speed) {
        long most = 0;
        for (StormHour.Timed each : hour.sendings()) {
            long sinceStart = Math.round((each.atMillis() - hour.startMillis()) * 1_000 / speed);
            long intended = TimeUnit.MILLISECONDS.toMicros(startMillis) + sinceStart;
            awaitMicros(intended);
            most = Math.max(most, WallClock.micros() - intended);
            Sending sending = each.sending();
            send(sending, sending.isDeciding() ? expected(sending, intended) : null);
        }
        finish();
        return most;
    }

    private DecidingCall expected(Sending sending, long intended) {
        DecidingCall call = new DecidingCall(intended);
        calls.expect(sending.id(), call);
        return call;
    }

    private void send(Sending sending, @Nullable DecidingCall call) {
        String topic = kafka.name(sending.topic());
        byte[] key = sending.sensorId().getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(topic, key, codec.encode(sending.observation()));
        // The callback hears of a failure.
        Future<RecordMetadata> unused = producer.send(record, (kept, thrown) -> {
            if (thrown != null) {
                failure.set(thrown);
            } else if (call != null) {
                call.appended(TimeUnit.MILLISECONDS.toMicros(kept.timestamp()));
            }
        });
    }

    private static void awaitMicros(long at) {
        for (long left = at - WallClock.micros(); left > 0; left = at - WallClock.micros()) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(left));
        }
    }

    private void finish() {
        producer.flush();
        Exception thrown = failure.get();
        if (thrown != null) {
            throw new CommandFailed("the broker refused an observation: " + thrown.getMessage(), thrown);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
