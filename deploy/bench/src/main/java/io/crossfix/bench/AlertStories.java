package io.crossfix.bench;

import io.crossfix.bench.city.StormHour;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was said of every alert, in the order in which a reader got it. Any thread may tell what it saw. */
final class AlertStories {

    private static final Set<AlertStatus> STANDING =
            Set.of(AlertStatus.RAISED, AlertStatus.ESCALATED, AlertStatus.ACKNOWLEDGED);

    /** Two updates of one alert are 10 s apart; less what the way to the reader may vary, microseconds. */
    private static final long UPDATES_APART_MICROS = 9_500_000;

    private final Map<String, Story> byId = new LinkedHashMap<>();

    private record Word(Alert alert, long atMicros) {}

    /** One alert's. */
    static final class Story {

        private final List<Word> words = new ArrayList<>();

        Alert last() {
            return words.get(words.size() - 1).alert();
        }

        int revisions() {
            return words.size();
        }

        boolean isStanding() {
            return STANDING.contains(last().getStatus());
        }

        boolean is(AlertStatus status) {
            return last().getStatus() == status;
        }

        /** Revisions that came too soon after the one before although neither severity rose nor the status changed. */
        int hasty() {
            int hasty = 0;
            for (int i = 1; i < words.size(); i++) {
                hasty += isHasty(words.get(i - 1), words.get(i)) ? 1 : 0;
            }
            return hasty;
        }

        private static boolean isHasty(Word before, Word next) {
            return next.atMicros() - before.atMicros() < UPDATES_APART_MICROS
                    && next.alert().getStatus() == before.alert().getStatus()
                    && next.alert().getLane() == before.alert().getLane()
                    && next.alert().getSeverity().compareTo(before.alert().getSeverity()) <= 0;
        }
    }

    synchronized void saw(@Nullable Object record, long atMicros) {
        if (record instanceof Alert alert) {
            byId.computeIfAbsent(alert.getAlertId(), id -> new Story()).words.add(new Word(alert, atMicros));
        }
    }

    /** Alerts about things of an hour that fulfil a condition. */
    synchronized List<Story> of(StormHour hour, Predicate<Alert> where) {
        Collection<Story> all = byId.values();
        return all.stream()
                .filter(story -> hour.holds(story.last().getStartedAt().toEpochMilli()))
                .filter(story -> where.test(story.last()))
                .toList();
    }
}
