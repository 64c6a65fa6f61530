package io.crossfix.kafka;

import java.time.Duration;

/**
 * How a broker keeps a topic, as it says itself.
 *
 * @param retention how long it keeps records; negative for ever
 * @param segment how old a file of the log becomes before the next one is begun: only whole files go
 * @param check how often it looks for files to delete
 * @param delay how long the bytes of a deleted file still lie on the disk, where no client sees them
 */
public record TopicRetention(Duration retention, Duration segment, Duration check, Duration delay) {

    /** How much longer than its retention a record may be there, at worst. */
    public Duration slack() {
        return segment.plus(check).plus(delay);
    }
}
