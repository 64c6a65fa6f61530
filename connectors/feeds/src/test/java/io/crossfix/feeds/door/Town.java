package io.crossfix.feeds.door;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.hotlist.Hotlist;
import io.crossfix.feeds.token.Folding;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.TokenKeys;
import io.crossfix.feeds.token.Tokeniser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A town with detectors, readers and an answering point behind one door, and a clock that is set by hand. */
final class Town {

    static final TokenKey KEY = TokenKey.of("town".repeat(8), "test");

    static final String SENSORS = """
            sensors:
              - {id: east-array, kind: GUNSHOT, owner: town, senders: acoustics, area: [[-122.4, 37.7], [-122.1, 37.7], [-122.1, 37.9], [-122.4, 37.9], [-122.4, 37.7]]}
              - {id: reader-7, also: ['1414799424'], kind: PLATE, owner: town, senders: [rekor, spare], position: {latitude: 37.8, longitude: -122.27}, reach: 2000, most-per-second: 2}
              - {id: axis-9, also: [B8A44F000001], kind: PLATE, owner: town, senders: rekor, position: {latitude: 37.8, longitude: -122.27}, sequence: checked}
              - {id: axis-strict, also: [STRICT], kind: PLATE, owner: town, senders: rekor, position: {latitude: 37.8, longitude: -122.27}, sequence: strict}
              - {id: psap-1, also: [psap.example.gov], kind: CALL, owner: county, senders: cad}
            """;

    final Kept kept = new Kept();
    Instant now = Instant.parse("2026-07-04T21:40:00Z");
    Hotlist hotlist = Hotlist.EMPTY;
    final StreamDoor door;

    Town() throws InvalidDocument, UnusableSource {
        this(TokenKeys.always(KEY));
    }

    Town(TokenKeys keys) throws InvalidDocument, UnusableSource {
        SensorRegister sensors = SensorRegister.read(SENSORS, "test");
        door = new StreamDoor(() -> sensors, () -> hotlist, kept, () -> now);
        for (String format : Formats.shipped()) {
            Tokeniser tokeniser = new Tokeniser(keys, Folding.NONE);
            door.open(new Feed(format, Formats.of(format, Path.of(".")), tokeniser, door.known()));
        }
    }

    Receipt hears(String format, String sender, String message) {
        Payload payload = new Payload(format, sender, message.getBytes(StandardCharsets.UTF_8), Map.of(), now);
        try {
            return door.take(payload).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof NotKept away ? away : e;
        }
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    static String shot(String packet, String rest) {
        return "<" + packet + "><id>816</id><sensor>east-array</sensor>" + rest + "</" + packet + ">";
    }

    static String read(long atMillis, String plate, double latitude) {
        return "{\"data_type\":\"alpr_group\",\"epoch_start\":" + atMillis
                + ",\"camera_id\":1414799424,\"gps_latitude\":" + latitude
                + ",\"gps_longitude\":-122.27,\"uuids\":[\"g-" + atMillis + "\"],\"best_plate_number\":\"" + plate
                + "\",\"best_confidence\":90}";
    }

    static String car(String camera, int packet, int car) {
        return "{\"packetCounter\":\"" + packet
                + "\",\"capture_timestamp\":\"1783200656252\",\"plateASCII\":\"TST0001\",\"plateConfidence\":\"0.7\",\"carID\":\""
                + car + "\",\"camera_info\":{\"SerialNumber\":\"" + camera + "\"}}";
    }
}
