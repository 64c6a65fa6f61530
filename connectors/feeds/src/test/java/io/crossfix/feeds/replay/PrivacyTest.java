package io.crossfix.feeds.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.RecordingPublisher;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyTest {

    private static final String PLATE = "7ABC123";
    private static final String NAME = "JANE DOE";
    private static final String CSV = """
            mapping: readers
            about: Plate reads.
            source: {format: csv}
            filters: [{name: unread, column: plate, is: empty}]
            id: 'r-{#line}'
            sensor: '{reader}'
            time: {column: at, format: iso-8601}
            position: {latitude: lat, longitude: lon}
            fields: {plate: {column: plate, tokenise: plate}}
            classify: {always: {stream: PLATE}}
            """;

    @TempDir
    private Path directory;

    @Test
    void aPlainPlateNeverLeavesTheDecoder() throws Exception {
        City city = new City(directory).mappedBy(CSV);
        ReplayTally tally = city.publishes(
                        "at,reader,plate,lat,lon,owner,ocr",
                        "2024-06-01T21:00:00Z,R1,7ABC123,37.8,-122.2,JANE DOE,7ABC123",
                        "2024-06-01T21:00:01Z,R1,7ABC123,,,JANE DOE,7ABC123",
                        "2024-06-01T21:00:02Z,R1,7ABC123/Ж,37.8,-122.2,JANE DOE,7ABC123",
                        "2024-06-01T21:00:03Z,R1,,37.8,-122.2,JANE DOE,7ABC123",
                        "2024-06-01T21:00:04Z,R1,7ABC123,37.8",
                        "2024-06-01T21:00:05Z,R1,\"7ABC123,37.8,-122.2,JANE DOE,",
                        "2024-06-01T21:00:06Z,R1,\"7ABC123\"x,37.8,-122.2,JANE DOE,7ABC123")
                .replays();
        assertThat(tally.published()).isEqualTo(1);
        assertThat(city.publisher.rejected).hasSize(5);
        assertThat(tally.filtered()).containsEntry("unread", 1L);
        assertNothingLeaks(city, tally);
        assertThat(city.publisher.rejectedBytes())
                .contains(
                        "{\"plate\":\"[redacted]\",\"at\":\"2024-06-01T21:00:01Z\",\"lat\":\"\",\"lon\":\"\",\"reader\":\"R1\"}",
                        "[redacted], 36 bytes");
    }

    @Test
    void norDoesItFromJsonLines() throws Exception {
        City city = new City(directory)
                .mappedBy(CSV.replace("format: csv", "format: jsonl")
                        .replace("column: plate", "column: /plate/text")
                        .replace("latitude: lat", "latitude: /at/0")
                        .replace("longitude: lon", "longitude: /at/1")
                        .replace("time: {column: at", "time: {column: when"));
        ReplayTally tally = city.publishes(
                        "{\"when\":\"2024-06-01T21:00:00Z\",\"reader\":\"R1\",\"plate\":{\"text\":\"7ABC123\"},\"at\":[37.8,-122.2]}",
                        "{\"when\":\"2024-06-01T21:00:00Z\",\"reader\":\"R1\",\"plate\":{\"text\":\"7ABC123\"},\"at\":null}",
                        "{\"when\":\"2024-06-01T21:00:00Z\",\"plate\":{\"text\":\"7ABC123\"},\"plate\":7,",
                        "[\"7ABC123\"]",
                        "{\"plate\":{\"text\":\"7ABC123\"}} JANE DOE",
                        "",
                        "null")
                .replays();
        assertThat(tally.published()).isEqualTo(1);
        assertThat(tally.accounted()).isEqualTo(7).isEqualTo(tally.rows());
        assertNothingLeaks(city, tally);
    }

    @Test
    void equalPlatesGetEqualTokens() throws Exception {
        City city = new City(directory).mappedBy(CSV);
        city.publishes(
                        "at,reader,plate,lat,lon",
                        "2024-06-01T21:00:00Z,R1,7ABC123,37.8,-122.2",
                        "2024-06-01T21:00:01Z,R2,7abc 123,37.8,-122.2",
                        "2024-06-01T21:00:02Z,R2,7ABC124,37.8,-122.2")
                .replays();
        List<PlateRead> reads = city.publisher.published(PlateRead.class);
        assertThat(reads.get(0).getToken()).isEqualTo(reads.get(1).getToken());
        assertThat(reads.get(2).getToken()).isNotEqualTo(reads.get(1).getToken());
    }

    private static void assertNothingLeaks(City city, ReplayTally tally) {
        RecordingPublisher publisher = city.publisher;
        RecordCodec codec = new RecordCodec();
        StringBuilder everything = new StringBuilder(tally.toString()).append(tally.unlistedTexts());
        for (SpecificRecord record : publisher.published) {
            everything.append(record).append(new String(codec.encode(record), StandardCharsets.ISO_8859_1));
        }
        publisher.rejected.forEach(rejection -> everything.append(rejection));
        publisher.rejectedBytes().forEach(everything::append);
        assertThat(everything.toString()).doesNotContainIgnoringCase(PLATE).doesNotContainIgnoringCase(NAME);
    }
}
