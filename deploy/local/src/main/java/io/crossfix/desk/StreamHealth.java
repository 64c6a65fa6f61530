package io.crossfix.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.alert.Times;
import io.crossfix.console.port.HealthSource;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.Backlog;
import io.crossfix.local.CommandFailed;
import io.crossfix.outlook.SensorList;
import io.crossfix.record.Kind;
import io.crossfix.record.SensorReliability;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The streams, their sensors and the job, for the console. */
final class StreamHealth implements HealthSource, AutoCloseable {

    private static final Duration FRESH_FOR = Duration.ofSeconds(5);
    private static final Duration QUIET_AFTER = Duration.ofMinutes(10);
    private static final int MOST_SILENT = 100;

    private final StreamWatch watch;
    private final Backlog backlog;
    private final InstantSource clock;
    private final Remembered<JobHealth> job;
    private final Remembered<Lag> lag;
    private final Remembered<Map<String, Double>> reliability;

    private final Delay delay = new Delay();

    /** Records by stream; empty when nobody can tell. */
    private record Lag(Map<Kind, Long> records) {

        @Nullable
        Long all() {
            return records.isEmpty()
                    ? null
                    : (Long)
                            records.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    StreamHealth(KafkaSettings kafka, Supplier<JobHealth> job, InstantSource clock) {
        this.watch = StreamWatch.start(kafka, clock);
        this.backlog = Backlog.at(kafka);
        this.clock = clock;
        this.job = new Remembered<>(job, FRESH_FOR);
        this.lag = new Remembered<>(this::behind, FRESH_FOR);
        this.reliability = new Remembered<>(() -> reliability(kafka), FRESH_FOR.multipliedBy(6));
    }

    private Lag behind() {
        try {
            return new Lag(backlog.recordsByKind());
        } catch (CommandFailed e) {
            return new Lag(Map.of());
        }
    }

    private static Map<String, Double> reliability(KafkaSettings kafka) {
        Map<String, Double> known = new TreeMap<>();
        for (SensorReliability sensor : SensorList.read(kafka)) {
            known.put(sensor.getKind() + "/" + sensor.getSensorId(), sensor.getReliability());
        }
        return known;
    }

    @Override
    public ObjectNode health() {
        Instant now = clock.instant();
        JobHealth state = job.get();
        Map<Kind, Long> records = lag.get().records();
        Map<Kind, Long> millis = delay.since(state.numbers());
        ObjectNode health = JsonNodeFactory.instance.objectNode();
        ArrayNode degraded = health.putArray("degraded");
        ArrayNode streams = health.putArray("streams");
        for (StreamWatch.Pulse pulse : watch.streams()) {
            streams.add(stream(pulse, now)
                    .put("lagRecords", records.get(pulse.kind()))
                    .put("lagMillis", millis.get(pulse.kind())));
            if (pulse.lastAt().isAfter(Instant.EPOCH) && pulse.lastAt().isBefore(now.minus(QUIET_AFTER))) {
                degraded.add("nothing on the stream " + pulse.kind() + " since " + Times.text(pulse.lastAt()));
            }
        }
        if (state.isBad()) {
            degraded.add("the job is " + state.state());
        }
        health.put("ok", degraded.isEmpty());
        health.putObject("job")
                .put("state", state.state())
                .put("lastCheckpointAt", Times.text(state.lastCheckpointAt()))
                .put("restarts", state.restarts())
                .put("lagRecords", lag.get().all());
        return health;
    }

    private ObjectNode stream(StreamWatch.Pulse pulse, Instant now) {
        boolean heard = pulse.lastAt().isAfter(Instant.EPOCH);
        ObjectNode stream = JsonNodeFactory.instance
                .objectNode()
                .put("stream", pulse.kind().name())
                .put("ratePerSecond", pulse.perSecond())
                .put("lastAt", heard ? Times.text(pulse.lastAt()) : null)
                .put(
                        "ageSeconds",
                        heard ? (Double) (Duration.between(pulse.lastAt(), now).toMillis() / 1e3) : null)
                .put("rejected1h", watch.rejectedInTheLastHour(pulse.kind()));
        ArrayNode silent = stream.putArray("silentSensors");
        silent(pulse.kind(), now).forEach(silent::add);
        return stream;
    }

    private List<String> silent(Kind kind, Instant now) {
        return watch.sensors().stream()
                .filter(sensor -> sensor.kind() == kind && sensor.isSilent(now))
                .map(SensorsHeard.Sensor::id)
                .limit(MOST_SILENT)
                .toList();
    }

    /** The sensors that were heard of since the console started, or shortly before. */
    ObjectNode sensors() {
        Instant now = clock.instant();
        Map<String, Double> known = reliability.get();
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode list = view.putArray("sensors");
        watch.sensors()
                .forEach(sensor -> list.addObject()
                        .put("id", sensor.id())
                        .put("kind", sensor.kind().name())
                        .put("lat", sensor.latitude())
                        .put("lon", sensor.longitude())
                        .put("lastSeenAt", Times.text(sensor.lastSeenAt()))
                        .put("silent", sensor.isSilent(now))
                        .put("reliability", known.get(sensor.kind() + "/" + sensor.id())));
        return view;
    }

    @Override
    public void close() {
        watch.close();
        backlog.close();
    }
}
