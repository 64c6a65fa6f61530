package io.crossfix.rejections;

import java.util.Optional;

/**
 * Where a record stands in Kafka.
 *
 * @param topic the topic's name in Kafka
 * @param partition from 0
 * @param offset offset in the partition
 */
record Place(String topic, int partition, long offset) {

    /** Reads what {@link #toString()} writes; empty for anything else. */
    static Optional<Place> parse(String text) {
        int at = text.lastIndexOf('@');
        int dash = at < 0 ? -1 : text.lastIndexOf('-', at);
        if (dash <= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Place(
                    text.substring(0, dash),
                    Integer.parseInt(text.substring(dash + 1, at)),
                    Long.parseLong(text.substring(at + 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
