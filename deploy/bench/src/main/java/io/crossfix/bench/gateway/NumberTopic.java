package io.crossfix.bench.gateway;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.PlateRead;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The numbers that the topic holds.
 *
 * @param kafka where it is
 */
record NumberTopic(KafkaSettings kafka) {

    /** Different numbers, and records beyond the first of each. */
    record Kept(Set<Long> numbers, long repeated) {}

    /** Reads all of it. */
    Kept read() {
        Set<Long> numbers = new HashSet<>();
        AtomicLong repeated = new AtomicLong();
        TopicReader.readAll(kafka, Topic.PLATE_READ, arrival -> {
            if (arrival.value() instanceof PlateRead read && !numbers.add(ReadDoor.number(read))) {
                repeated.incrementAndGet();
            }
        });
        return new Kept(numbers, repeated.get());
    }
}
