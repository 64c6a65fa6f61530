package io.crossfix.bench.gateway;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.door.Door;
import io.crossfix.feeds.door.Feed;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.door.Payload;
import io.crossfix.feeds.door.Receipt;
import io.crossfix.feeds.door.SensorRegister;
import io.crossfix.feeds.door.StreamDoor;
import io.crossfix.feeds.hotlist.Hotlist;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.PlateRead;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The real door with one reader behind it: numbered messages of a plate reader, decoded, tokenised, published. */
final class ReadDoor implements Door, AutoCloseable {

    private static final String SENSORS = "sensors: [{id: r, also: [bench], kind: PLATE, owner: bench, senders: bench, "
            + "position: {latitude: 37.8, longitude: -122.2}, reach: 5000}]";

    private final KafkaPublisher publisher;
    private final StreamDoor door;

    /** Opens it, and remembers what an earlier one has published. */
    ReadDoor(KafkaSettings kafka) throws InvalidDocument, UnusableSource {
        SensorRegister sensors = SensorRegister.read(SENSORS, "bench");
        publisher = KafkaPublisher.connect(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "linger.ms", 1,
                        "max.block.ms", 1_000,
                        "request.timeout.ms", 3_000,
                        "delivery.timeout.ms", 8_000),
                kafka.topicPrefix(),
                "bench");
        door = new StreamDoor(() -> sensors, () -> Hotlist.EMPTY, publisher, Clock.systemUTC());
        Tokeniser tokeniser = new Tokeniser(TokenKey.of("bench".repeat(8), "bench"));
        door.open(new Feed(PartCommand.FEED, Formats.of("axis-lpr", Path.of("")), tokeniser, door.known()));
        TopicReader.readTail(kafka, Topic.PLATE_READ, Instant.EPOCH, StreamDoor.MOST_REMEMBERED, arrival -> {
            if (arrival.value() instanceof PlateRead read) {
                door.recall(read);
            }
        });
    }

    /** The message of a number, as an Axis camera writes it. */
    static String message(long number) {
        return "{\"packetCounter\":\"" + number
                + "\",\"capture_timestamp\":\"1783200656252\",\"plateText\":\"TST0001\",\"plateASCII\":\"TST0001\","
                + "\"plateCountry\":\"USA\",\"plateConfidence\":\"0.719034\",\"carState\":\"lost\",\"carMoveDirection\":\"in\","
                + "\"geotag\":{\"lat\":37.8051,\"lon\":-122.2103},\"carID\":\"" + number
                + "\",\"imagesURI\":[\"/local/images/1.jpg\"],\"camera_info\":{\"SerialNumber\":\"bench\"}}";
    }

    /** The number of a read. */
    static long number(PlateRead read) {
        return Long.parseLong(read.getId().substring("bench-".length()));
    }

    @Override
    public CompletionStage<Receipt> take(Payload payload) {
        return door.take(payload);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
