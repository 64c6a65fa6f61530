package io.crossfix.rejections;

import static io.crossfix.kafka.RejectionHeaders.ATTEMPT;
import static io.crossfix.kafka.RejectionHeaders.ORIGIN;
import static io.crossfix.kafka.RejectionHeaders.REDRIVEN_TO;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_OFFSET;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_PARTITION;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_TOPIC;

import io.crossfix.kafka.LoggedRecord;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A line on the topic of rejections that says: this record was redriven. It stands beside the rejections, so that it is kept as
 * long as they are, and under a key of its own, so that nobody counts it as one.
 *
 * @param from where the record was refused
 * @param to where it stands now
 * @param origin where it was refused for the first time
 * @param attempt how many times it has been redriven, from 1
 */
record Redriven(Place from, Place to, Place origin, int attempt) {

    static final String KEY = "redriven";

    /** Reads one; empty for a record that is something else. */
    static Optional<Redriven> of(LoggedRecord record) {
        Map<String, String> headers = Headers.of(record);
        Optional<Place> to = Place.parse(headers.getOrDefault(REDRIVEN_TO, ""));
        Optional<Place> origin = Place.parse(headers.getOrDefault(ORIGIN, ""));
        long partition = Headers.number(headers, SOURCE_PARTITION);
        long offset = Headers.number(headers, SOURCE_OFFSET);
        long attempt = Headers.number(headers, ATTEMPT);
        if (to.isEmpty() || origin.isEmpty() || partition < 0 || offset < 0 || attempt < 1) {
            return Optional.empty();
        }
        Place from = new Place(headers.getOrDefault(SOURCE_TOPIC, ""), (int) partition, offset);
        return Optional.of(new Redriven(from, to.get(), origin.get(), (int) Math.min(attempt, Integer.MAX_VALUE)));
    }

    /** The line. */
    ProducerRecord<byte[], byte[]> record(String topic) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, Headers.utf8(KEY), null);
        record.headers()
                .add(SOURCE_TOPIC, Headers.utf8(from.topic()))
                .add(SOURCE_PARTITION, Headers.utf8(from.partition()))
                .add(SOURCE_OFFSET, Headers.utf8(from.offset()))
                .add(REDRIVEN_TO, Headers.utf8(to))
                .add(ORIGIN, Headers.utf8(origin))
                .add(ATTEMPT, Headers.utf8(attempt));
        return record;
    }
}
