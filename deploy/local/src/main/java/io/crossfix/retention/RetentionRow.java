package io.crossfix.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one category of a stream, or of one topic of what was said.
 *
 * @param stream the stream, or what is kept
 * @param category the category; empty where there are none
 * @param topic the topic's name in Kafka
 * @param allowed how long it may be kept; null when that is not said
 * @param set how long the topic keeps it; null when there is no such topic, negative for ever
 * @param oldestAt timestamp of the oldest record that was read from the topic; null when it is empty
 * @param age of that record now
 * @param worst how old a record can become until it is really deleted; null when that cannot be said
 * @param state what the job's state is told; null for no limit
 * @param verdict whether it is kept no longer than allowed
 * @param why the reason of a bad verdict; empty of a good one
 */
record RetentionRow(
        String stream,
        String category,
        String topic,
        @Nullable Duration allowed,
        @Nullable Duration set,
        @Nullable Instant oldestAt,
        @Nullable Duration age,
        @Nullable Duration worst,
        @Nullable Duration state,
        Verdict verdict,
        String why) {

    /** Whether it is kept no longer than allowed. */
    enum Verdict {
        OK("OK"),
        LONGER("LONGER THAN ALLOWED");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }
    }

    static final List<String> HEAD = List.of(
            "stream", "category", "allowed", "topic keeps", "oldest record", "its age", "at worst", "state", "verdict");

    List<String> cells() {
        return List.of(
                stream,
                category,
                allowed == null ? "not limited" : Durations.text(allowed),
                set == null ? "no topic" : Durations.text(set),
                oldestAt == null ? "none" : oldestAt.toString(),
                age == null ? "" : Durations.text(age),
                worst == null ? "" : Durations.text(worst),
                state == null ? "" : Durations.text(state),
                verdict.text + (why.isEmpty() ? "" : ": " + why));
    }
}
