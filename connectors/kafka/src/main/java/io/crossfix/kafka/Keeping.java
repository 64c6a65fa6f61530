package io.crossfix.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** How a topic keeps its records, as the broker is told. */
public enum Keeping {
    DAY_OF_OBSERVATIONS("delete", Duration.ofDays(1), Stamp.APPENDED),
    /** The last per key, and every earlier one for a year: what was published can be published again. */
    LAST_PUBLISHED("compact", Duration.ofMillis(-1), Stamp.APPENDED),
    LAST_PER_KEY("compact", Duration.ofMillis(-1), Stamp.CREATED),
    MONTH("delete", Duration.ofDays(30), Stamp.CREATED),
    MONTH_OF_REVIEWS("delete", Duration.ofDays(30), Stamp.APPENDED),
    LAST_PER_KEY_FOR_A_MONTH("compact,delete", Duration.ofDays(30), Stamp.CREATED),
    YEAR("delete", Duration.ofDays(365), Stamp.CREATED),
    FORTNIGHT_OF_ANYTHING("delete", Duration.ofDays(14), Stamp.CREATED);

    /** Refused bytes above this size are cut: 16 MiB. */
    static final int MAX_REJECTED_BYTES = 16 * 1024 * 1024;

    private static final Duration LEAST_SEGMENT = Duration.ofMinutes(1);
    private static final Duration HISTORY = Duration.ofDays(365);

    /**
     * Whose clock a record's timestamp is. What comes in bears the broker's: a sensor's time is judged against it, and it
     * is the same again when the record is read again after a crash.
     */
    private enum Stamp {
        APPENDED("LogAppendTime"),
        CREATED("CreateTime");

        private final String name;

        Stamp(String name) {
            this.name = name;
        }
    }

    private final String cleanup;
    private final Duration retention;
    private final Stamp stamp;

    Keeping(String cleanup, Duration retention, Stamp stamp) {
        this.cleanup = cleanup;
        this.retention = retention;
        this.stamp = stamp;
    }

    /** How long records are kept by default; negative for ever. */
    public Duration retention() {
        return retention;
    }

    /** The settings of the topic, by their names in Kafka. */
    public Map<String, String> settings() {
        return settings(null);
    }

    /**
     * The same.
     *
     * @param kept how long the installation keeps it; null for as long as by default
     */
    Map<String, String> settings(@Nullable Duration kept) {
        Duration retained = kept == null ? retention : kept;
        Map<String, String> all = new TreeMap<>();
        all.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        all.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retained.toMillis()));
        all.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(segment(kept).toMillis()));
        all.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, stamp.name);
        if (this == LAST_PUBLISHED) {
            all.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(HISTORY.toMillis()));
        }
        if (this == FORTNIGHT_OF_ANYTHING) {
            all.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_REJECTED_BYTES + 1024 * 1024));
        }
        return all;
    }

    /** Only closed segments are deleted or compacted; with Kafka's default of a week, a day of plates would stay for eight. */
    private Duration segment(@Nullable Duration kept) {
        Duration usual = this == DAY_OF_OBSERVATIONS ? Duration.ofHours(1) : Duration.ofDays(1);
        if (kept == null || kept.dividedBy(10).compareTo(usual) >= 0) {
            return usual;
        }
        // A broker cannot be asked to begin files much faster than once a minute.
        Duration tenth = kept.dividedBy(10);
        return tenth.compareTo(LEAST_SEGMENT) < 0 ? LEAST_SEGMENT : tenth;
    }
}
