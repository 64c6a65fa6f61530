package io.crossfix.retention;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicRetention;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import io.crossfix.retention.RetentionRow.Verdict;
import io.crossfix.settings.Installation;
import io.crossfix.settings.RetentionSection;
import io.crossfix.watch.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether everything is kept no longer than allowed: what is set, and what is really there. */
public final class RetentionReport {

    private static final List<Topic> SAID = List.of(
            Topic.MATCHES,
            Topic.ALERTS,
            Topic.ALERT_HISTORY,
            Topic.REVIEWS,
            Topic.REVIEW_STATUS,
            Topic.DESK_ORDERS,
            Topic.REJECTIONS);

    private final Instant now;
    private final List<RetentionRow> rows = new ArrayList<>();
    private final Map<Topic, TopicFacts> facts = new EnumMap<>(Topic.class);
    private final KafkaSettings kafka;
    private final TopicSetup setup;
    private final RetentionSection section;

    private RetentionReport(Installation installation, Instant now) {
        this.now = now;
        this.kafka = installation.kafka().access();
        this.setup = new TopicSetup(kafka, installation.topics());
        this.section = installation.retention();
    }

    /**
     * Looks at a running Kafka.
     *
     * @param now the time that ages are told for
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers
     */
    public static RetentionReport of(Installation installation, Instant now) {
        RetentionReport report = new RetentionReport(installation, now);
        for (Kind kind : Kind.values()) {
            for (String category : Observation.categories(kind)) {
                Duration allowed = report.section.allowed(kind, category);
                report.add(kind.name().toLowerCase(Locale.ROOT), category, Topic.of(kind, category), allowed, allowed);
            }
        }
        Map<Topic, Duration> kept = installation.retention().topics();
        SAID.forEach(topic -> report.add(topic.suffix(), "", topic, kept.get(topic), null));
        return report;
    }

    private void add(
            String stream, String category, Topic topic, @Nullable Duration allowed, @Nullable Duration state) {
        TopicFacts found = facts.computeIfAbsent(topic, each -> TopicFacts.of(kafka, setup, each));
        Duration age = found.oldestAt() == null ? null : Duration.between(found.oldestAt(), now);
        String why = why(found.set(), age, allowed);
        rows.add(new RetentionRow(
                stream,
                category,
                kafka.name(topic),
                allowed,
                found.set() == null ? null : found.set().retention(),
                found.oldestAt(),
                age,
                worst(found.set()),
                state,
                why.isEmpty() ? Verdict.OK : Verdict.LONGER,
                why));
    }

    private static @Nullable Duration worst(@Nullable TopicRetention set) {
        return set == null || set.retention().isNegative()
                ? null
                : set.retention().plus(set.slack());
    }

    private static String why(@Nullable TopicRetention set, @Nullable Duration age, @Nullable Duration allowed) {
        if (set == null || allowed == null) {
            return "";
        }
        if (set.retention().isNegative() || set.retention().compareTo(allowed) > 0) {
            return "the topic is set longer";
        }
        return age != null && age.compareTo(allowed.plus(set.slack())) > 0 ? "an older record is still there" : "";
    }

    /** True when nothing is kept longer than allowed. */
    public boolean isKept() {
        return rows.stream().allMatch(row -> row.verdict() == Verdict.OK);
    }

    /** A table for people. */
    public List<String> lines() {
        return TextTable.lines(
                Stream.concat(Stream.of(RetentionRow.HEAD), rows.stream().map(RetentionRow::cells))
                        .toList());
    }

    /** The same for programs. */
    public Json json() {
        return new Json(isKept(), rows.stream().map(RetentionReport::figures).toList());
    }

    private static JsonRow figures(RetentionRow row) {
        return new JsonRow(
                row.stream(),
                row.category(),
                row.topic(),
                millis(row.allowed()),
                millis(row.set()),
                row.oldestAt() == null ? null : row.oldestAt().toString(),
                millis(row.age()),
                millis(row.worst()),
                millis(row.state()),
                row.verdict() == Verdict.OK,
                row.why());
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    /** What a program is given. */
    public record Json(boolean kept, List<JsonRow> rows) {}

    /** A row of it; durations in milliseconds, null where there is none. */
    public record JsonRow(
            String stream,
            String category,
            String topic,
            @Nullable Long allowedMillis,
            @Nullable Long topicMillis,
            @Nullable String oldestAt,
            @Nullable Long ageMillis,
            @Nullable Long worstMillis,
            @Nullable Long stateMillis,
            boolean ok,
            String why) {}
}
