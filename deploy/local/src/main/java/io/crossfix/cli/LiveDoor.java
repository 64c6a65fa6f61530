package io.crossfix.cli;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.door.Feed;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.door.Payload;
import io.crossfix.feeds.door.Receipt;
import io.crossfix.feeds.door.Reread;
import io.crossfix.feeds.door.Sensor;
import io.crossfix.feeds.door.SensorRegister;
import io.crossfix.feeds.door.StreamDoor;
import io.crossfix.feeds.hotlist.Hotlist;
import io.crossfix.feeds.hotlist.HotlistFile;
import io.crossfix.feeds.token.KeyRing;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.TokenKeys;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.kafka.access.Part;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.Kind;
import io.crossfix.settings.GatewaySection;
import io.crossfix.settings.RetentionSection;
import io.crossfix.wire.Arrival;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/** Opens the door to Kafka that the gateway of an installation hands payloads to. */
final class LiveDoor implements RunningGateway.Opening {

    private static final String SENDER = "crossfix-gateway";

    /** A sender learns within seconds that Kafka is away, and sends again; nothing waits in here meanwhile. */
    private static final Map<String, Object> PROMPT =
            Map.of("linger.ms", 1, "max.block.ms", 2_000, "request.timeout.ms", 4_000, "delivery.timeout.ms", 6_000);

    private final Map<String, String> environment;
    private final RetentionSection retention;

    /**
     * @param environment where a key of tokens may stand
     * @param retention how long the streams keep what comes in
     */
    LiveDoor(Map<String, String> environment, RetentionSection retention) {
        this.environment = environment;
        this.retention = retention;
    }

    @Override
    public RunningGateway.OpenDoor open(KafkaSettings kafka, GatewaySection section) throws InvalidDocument {
        List<Fault> faults = new ArrayList<>();
        Supplier<SensorRegister> sensors = file(section.sensors(), "sensors", SensorRegister::read, faults);
        Supplier<Hotlist> hotlist = section.hotlists() == null
                ? () -> Hotlist.EMPTY
                : file(
                        section.hotlists(),
                        "hotlists",
                        list -> HotlistFile.read(list, section.categories(), section.maxAge()),
                        faults);
        TokenKeys keys = keys(section.tokenKeys(), faults);
        if (sensors != null) {
            sensors.get().all().forEach(sensor -> checkRetention(sensor, faults));
        }
        if (!faults.isEmpty() || sensors == null || hotlist == null || keys == null) {
            throw new InvalidDocument(faults);
        }
        KafkaPublisher publisher =
                KafkaPublisher.connect(Outlets.properties(kafka, PROMPT), kafka.topicPrefix(), SENDER);
        try {
            StreamDoor door = new StreamDoor(sensors, hotlist, publisher, Clock.systemUTC());
            openFeeds(door, section, keys);
            recall(door, kafka, kinds(sensors.get()));
            return new Opened(door, publisher);
        } catch (InvalidDocument | RuntimeException e) {
            publisher.close();
            throw e;
        }
    }

    private static void openFeeds(StreamDoor door, GatewaySection section, TokenKeys keys) throws InvalidDocument {
        List<Fault> faults = new ArrayList<>();
        for (GatewaySection.Feed feed : section.feeds()) {
            try {
                door.open(new Feed(
                        feed.name(),
                        Formats.of(feed.format(), Path.of("")),
                        new Tokeniser(keys, section.folding()),
                        door.known()));
            } catch (InvalidDocument e) {
                faults.addAll(e.faults());
            } catch (UnusableSource | IllegalArgumentException e) {
                faults.add(new Fault("gateway.feeds " + feed.name(), 0, 0, String.valueOf(e.getMessage())));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
    }

    /** The topics that a gateway uses: those of the kinds of its sensors, and that of rejections. */
    static List<Topic> topics(GatewaySection section) throws InvalidDocument {
        if (section.sensors() == null) {
            return Part.GATEWAY.rights().touched();
        }
        Set<Kind> kinds = kinds(SensorRegister.read(section.sensors()));
        return Stream.concat(kinds.stream().flatMap(kind -> Topic.of(kind).stream()), Stream.of(Topic.REJECTIONS))
                .toList();
    }

    private static Set<Kind> kinds(SensorRegister sensors) {
        if (sensors.admitsStrangers()) {
            return EnumSet.allOf(Kind.class);
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        sensors.all().forEach(sensor -> kinds.addAll(sensor.kinds()));
        return kinds;
    }

    /**
     * What was said before this process was there must not be said again by it. A gateway of one kind of sensor may not be
     * allowed to see the other streams, and has said nothing on them.
     */
    private static void recall(StreamDoor door, KafkaSettings kafka, Set<Kind> own) {
        Instant since = Clock.systemUTC().instant().minus(StreamDoor.REMEMBERED);
        for (Kind kind : Kind.values()) {
            for (Topic topic : Topic.of(kind)) {
                try {
                    TopicReader.readTail(
                            kafka, topic, since, StreamDoor.MOST_REMEMBERED, arrival -> observed(arrival, door));
                } catch (KafkaFailure e) {
                    if (own.contains(kind) || !(e.getCause() instanceof TopicAuthorizationException)) {
                        throw e;
                    }
                }
            }
        }
    }

    private static void observed(Arrival arrival, StreamDoor door) {
        SpecificRecord value = arrival.value();
        if (value != null && !(value instanceof Heartbeat)) {
            door.recall(value);
        }
    }

    /** Whoever lent a sensor said how long its observations may be kept. */
    private void checkRetention(Sensor sensor, List<Fault> faults) {
        Duration allowed = sensor.retention();
        if (allowed == null) {
            return;
        }
        Map<Topic, Duration> told = retention.topics();
        for (Kind kind : sensor.kinds()) {
            for (Topic topic : Topic.of(kind)) {
                Duration kept = told.getOrDefault(topic, topic.keeping().retention());
                if (kept.compareTo(allowed) > 0) {
                    faults.add(new Fault(
                            "sensor " + sensor.id(),
                            0,
                            0,
                            "may be kept " + allowed.toMinutes() + " min, but " + topic.suffix() + " keeps "
                                    + kept.toMinutes() + " min (section retention)"));
                }
            }
        }
    }

    private @Nullable TokenKeys keys(@Nullable Path directory, List<Fault> faults) {
        try {
            if (directory != null) {
                return KeyRing.open(directory);
            }
            String key = environment.get(TokenKey.VARIABLE);
            if (key != null) {
                return TokenKeys.always(TokenKey.of(key, TokenKey.VARIABLE));
            }
            faults.add(new Fault(
                    "gateway.token-keys", 0, 0, "is missing, and there is no " + TokenKey.VARIABLE + " either"));
        } catch (InvalidDocument e) {
            faults.addAll(e.faults());
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("gateway.token-keys", 0, 0, String.valueOf(e.getMessage())));
        }
        return null;
    }

    private static <T> @Nullable Supplier<T> file(
            @Nullable Path file, String name, Reread.Reading<T> reading, List<Fault> faults) {
        if (file == null) {
            faults.add(new Fault("gateway." + name, 0, 0, "is missing: without it nobody may speak for any sensor"));
            return null;
        }
        try {
            return new Reread<>(file, reading);
        } catch (InvalidDocument e) {
            faults.addAll(e.faults());
            return null;
        }
    }

    private record Opened(StreamDoor door, KafkaPublisher publisher) implements RunningGateway.OpenDoor {

        @Override
        public CompletionStage<Receipt> take(Payload payload) {
            return door.take(payload);
        }

        @Override
        public void close() {
            publisher.close();
        }
    }
}
