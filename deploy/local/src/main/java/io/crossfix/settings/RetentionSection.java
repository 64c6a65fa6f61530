package io.crossfix.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.kafka.Topic;
import io.crossfix.model.Observation;
import io.crossfix.model.Retention;
import io.crossfix.record.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long what was observed and what was said of it may be kept; null for as long as by default.
 *
 * @param gunshot gunshot detections
 * @param plate plate reads
 * @param call emergency calls
 * @param camera camera events
 * @param matches matches, such as {@code 30d}
 * @param alerts the last of each alert
 * @param alertHistory the audit trail
 * @param reviews reviews, orders for desks and the answers to both
 * @param rejections refused bytes
 */
@JsonNaming(KebabCaseStrategy.class)
public record RetentionSection(
        @Nullable Kept gunshot,
        @Nullable Kept plate,
        @Nullable Kept call,
        @Nullable Kept camera,
        @Nullable String matches,
        @Nullable String alerts,
        @Nullable String alertHistory,
        @Nullable String reviews,
        @Nullable String rejections) {

    /** Everything as long as by default. */
    public static final RetentionSection SHIPPED =
            new RetentionSection(null, null, null, null, null, null, null, null, null);

    /**
     * How long a stream is kept.
     *
     * @param all every category of it, such as {@code 24h}; null when it differs
     * @param byCategory by category
     */
    public record Kept(@Nullable String all, Map<String, String> byCategory) {

        /** As a whole or by category, as it is written. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Kept of(JsonNode written) {
            Map<String, String> byCategory = new LinkedHashMap<>();
            written.properties()
                    .forEach(each ->
                            byCategory.put(each.getKey(), each.getValue().asText()));
            return new Kept(written.isTextual() ? written.asText() : null, byCategory);
        }
    }

    /** The limits of what is observed, as the job is told. */
    public Retention observed() {
        Map<Kind, Map<String, Duration>> limits = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Map<String, Duration> ofKind = new HashMap<>();
            for (String category : Observation.categories(kind)) {
                Duration limit = allowed(kind, category);
                if (limit != null) {
                    ofKind.put(category, limit);
                }
            }
            limits.put(kind, ofKind);
        }
        return new Retention(limits);
    }

    /** How long a category may be kept; null where nothing is said of it. */
    public @Nullable Duration allowed(Kind kind, String category) {
        Kept kept = switch (kind) {
            case GUNSHOT -> gunshot;
            case PLATE -> plate;
            case CALL -> call;
            case CAMERA -> camera;
        };
        if (kept == null) {
            return null;
        }
        return duration(kept.all() == null ? kept.byCategory().get(category) : kept.all());
    }

    /** How long topics keep their records, where that is said: one of observations as long as the longest of its categories. */
    public Map<Topic, Duration> topics() {
        Map<Topic, Duration> kept = new EnumMap<>(Topic.class);
        for (Kind kind : Kind.values()) {
            for (String category : Observation.categories(kind)) {
                Duration limit = allowed(kind, category);
                Duration usual = Topic.of(kind, category).keeping().retention();
                if (isNamed(kind)) {
                    kept.merge(
                            Topic.of(kind, category),
                            limit == null ? usual : limit,
                            (a, b) -> a.compareTo(b) >= 0 ? a : b);
                }
            }
        }
        said(kept, matches, Topic.MATCHES);
        said(kept, alerts, Topic.ALERTS);
        said(kept, alertHistory, Topic.ALERT_HISTORY);
        // What vouches for the history is kept at least as long, and names nobody.
        Duration history = duration(alertHistory);
        if (history != null
                && history.compareTo(Topic.AUDIT_CHECKPOINTS.keeping().retention()) > 0) {
            kept.put(Topic.AUDIT_CHECKPOINTS, history);
        }
        said(kept, reviews, Topic.REVIEWS, Topic.REVIEW_STATUS, Topic.DESK_ORDERS);
        said(kept, rejections, Topic.REJECTIONS);
        return kept;
    }

    private boolean isNamed(Kind kind) {
        return Observation.categories(kind).stream().anyMatch(category -> allowed(kind, category) != null);
    }

    private static void said(Map<Topic, Duration> kept, @Nullable String written, Topic... topics) {
        Duration duration = duration(written);
        for (Topic topic : topics) {
            if (duration != null) {
                kept.put(topic, duration);
            }
        }
    }

    /** A duration as the schema has it: a whole number of minutes, hours or days. */
    private static @Nullable Duration duration(@Nullable String written) {
        if (written == null) {
            return null;
        }
        long number = Long.parseLong(written.substring(0, written.length() - 1));
        return switch (written.charAt(written.length() - 1)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
