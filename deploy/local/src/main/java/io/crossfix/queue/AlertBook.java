package io.crossfix.queue;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.Alert;
import io.crossfix.wire.Arrival;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts as the topic tells them: for each id, the last record in log order. */
public final class AlertBook {

    /** Above this many alerts the one told longest ago is forgotten. */
    private static final int MOST = 100_000;

    private final Map<String, Alert> latest = new LinkedHashMap<>();

    /** Everything on the topic now. */
    public static AlertBook read(KafkaSettings kafka) {
        AlertBook book = new AlertBook();
        TopicReader.readAll(kafka, Topic.ALERTS, book::take);
        return book;
    }

    /** Takes a record into account; returns the alert, or null when the record is none. */
    public @Nullable Alert take(Arrival arrival) {
        if (!(arrival.value() instanceof Alert alert)) {
            return null;
        }
        latest.remove(alert.getAlertId());
        latest.put(alert.getAlertId(), alert);
        if (latest.size() > MOST) {
            latest.remove(latest.keySet().iterator().next());
        }
        return alert;
    }

    /** True when the book already holds this very content. */
    public boolean holds(Alert alert) {
        return alert.equals(latest.get(alert.getAlertId()));
    }

    /** The alerts with the latest evidence, oldest of them first. */
    public List<Alert> latest(int most) {
        List<Alert> byTime = latest.values().stream()
                .sorted(Comparator.comparing(Alert::getLastEvidenceAt).thenComparing(Alert::getAlertId))
                .toList();
        return byTime.subList(Math.max(0, byTime.size() - most), byTime.size());
    }

    /**
     * The one alert whose id begins like this.
     *
     * @throws CommandFailed when there is none, or more than one
     */
    public Alert only(String beginning) {
        List<Alert> found = latest.values().stream()
                .filter(alert -> alert.getAlertId().startsWith(beginning))
                .limit(2)
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new CommandFailed(
                found.isEmpty()
                        ? "there is no alert whose id begins with " + beginning
                        : "more than one alert's id begins with " + beginning + "; give more of it");
    }
}
