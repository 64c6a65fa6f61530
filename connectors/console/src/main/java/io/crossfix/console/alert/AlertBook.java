package io.crossfix.console.alert;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For each alert the last record in log order. Bounded in alerts and in what they weigh: those that have been closed
 * longest leave first. Of those that called for nobody and were taken back, as the probe's are every minute, few are kept: they
 * must not push out what people have answered. Not thread-safe.
 */
final class AlertBook {

    private static final int MOST_UNHEARD = 500;

    private final int most;
    private final int mostWeight;
    private final Map<String, SeenAlert> open = new LinkedHashMap<>();
    private final Map<String, SeenAlert> closed = new LinkedHashMap<>();
    private final Map<String, SeenAlert> unheard = new LinkedHashMap<>();
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<Integer, Long> forgotten = new HashMap<>();
    private int weight;

    /**
     * @param most how many alerts
     * @param mostWeight how many lines of evidence, explanations and matches in all
     */
    AlertBook(int most, int mostWeight) {
        this.most = most;
        this.mostWeight = mostWeight;
    }

    /** Takes note of where reading begins. */
    void begin(Map<Integer, Long> positions) {
        next.putAll(positions);
    }

    /** Passes over a record that is no alert. */
    void pass(int partition, long offset) {
        next.put(partition, offset + 1);
    }

    void take(SeenAlert seen) {
        String id = seen.alert().getAlertId();
        remove(id);
        partOf(seen.alert()).put(id, seen);
        weight += seen.weight();
        pass(seen.partition(), seen.offset());
        while (unheard.size() > MOST_UNHEARD) {
            forgetOldest(unheard);
        }
        while (weight > mostWeight || open.size() + closed.size() + unheard.size() > most) {
            forgetOldest(!unheard.isEmpty() ? unheard : closed.isEmpty() ? open : closed);
        }
    }

    private Map<String, SeenAlert> partOf(Alert alert) {
        if (Alerts.isOpen(alert)) {
            return open;
        }
        boolean isUnheard = alert.getStatus() == AlertStatus.RETRACTED && alert.getLane() == Lane.SUPPRESSED;
        return isUnheard ? unheard : closed;
    }

    private void remove(String id) {
        SeenAlert old = open.remove(id);
        old = old == null ? closed.remove(id) : old;
        old = old == null ? unheard.remove(id) : old;
        weight -= old == null ? 0 : old.weight();
    }

    private void forgetOldest(Map<String, SeenAlert> part) {
        SeenAlert oldest = part.values().iterator().next();
        remove(oldest.alert().getAlertId());
        forgotten.merge(oldest.partition(), oldest.offset(), Math::max);
    }

    Optional<Alert> find(String id) {
        return parts().stream()
                .flatMap(part -> Stream.ofNullable(part.get(id)))
                .findFirst()
                .map(SeenAlert::alert);
    }

    /** All of them, each group in the order in which it was told. */
    List<Alert> all() {
        List<Alert> all = new ArrayList<>(open.size() + closed.size() + unheard.size());
        parts().forEach(part -> part.values().forEach(seen -> all.add(seen.alert())));
        return all;
    }

    private List<Map<String, SeenAlert>> parts() {
        return List.of(unheard, closed, open);
    }

    List<Alert> open() {
        return open.values().stream().map(SeenAlert::alert).toList();
    }

    /** Whether everything told after these positions is still here. */
    boolean reachesBackTo(Positions since) {
        return since.areWithin(positions())
                && forgotten.entrySet().stream().allMatch(one -> since.cover(one.getKey(), one.getValue()));
    }

    /** What was told after these positions, those that are closed among it. */
    List<Alert> since(Positions since) {
        List<Alert> missed = new ArrayList<>();
        for (Map<String, SeenAlert> part : parts()) {
            part.values().stream()
                    .filter(seen -> !since.cover(seen.partition(), seen.offset()))
                    .forEach(seen -> missed.add(seen.alert()));
        }
        return missed;
    }

    Positions positions() {
        return new Positions(next);
    }
}
