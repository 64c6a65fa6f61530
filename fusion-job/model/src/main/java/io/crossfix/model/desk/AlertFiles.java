package io.crossfix.model.desk;

import io.crossfix.record.KeptAlert;
import io.crossfix.record.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything kept of the alerts of a region, and an agenda of when the clock has to do with which. */
final class AlertFiles {

    private final Map<String, KeptAlert> files = new HashMap<>();
    private final Map<String, KeptAlert> waiting = new HashMap<>();
    private final NavigableSet<Appointment> agenda = new TreeSet<>();

    private record Appointment(long at, String alertId) implements Comparable<Appointment> {
        @Override
        public int compareTo(Appointment other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : alertId.compareTo(other.alertId);
        }
    }

    @Nullable
    KeptAlert get(String alertId) {
        return files.get(alertId);
    }

    /** The alert of this id, or the last of those that were opened after it. */
    @Nullable
    KeptAlert latest(String alertId) {
        KeptAlert file = files.get(alertId);
        while (file != null && file.getLinkedBy() != null && files.containsKey(file.getLinkedBy())) {
            file = files.get(file.getLinkedBy());
        }
        return file;
    }

    void put(KeptAlert file) {
        remove(file.getAlertId());
        files.put(file.getAlertId(), file);
        appointment(file).forEach(agenda::add);
        if (file.getLane() == Lane.WAITING && LifeCycle.isOpen(file.getStatus())) {
            waiting.put(file.getAlertId(), file);
        }
    }

    void remove(String alertId) {
        KeptAlert before = files.remove(alertId);
        waiting.remove(alertId);
        if (before != null) {
            appointment(before).forEach(agenda::remove);
        }
    }

    Collection<KeptAlert> all() {
        return files.values();
    }

    /** The alerts of the second lane that are still open. */
    Collection<KeptAlert> waiting() {
        return waiting.values();
    }

    int size() {
        return files.size();
    }

    /** When the clock next has to do with an alert, milliseconds since epoch. */
    long nextDue() {
        return agenda.isEmpty() ? Long.MAX_VALUE : agenda.first().at();
    }

    /** The alerts that the clock has to do with up to now, the earliest first. */
    List<KeptAlert> due(long now) {
        List<KeptAlert> due = new ArrayList<>();
        for (Appointment each : agenda) {
            if (each.at() > now) {
                break;
            }
            due.add(files.get(each.alertId()));
        }
        return due;
    }

    private static Stream<Appointment> appointment(KeptAlert file) {
        return Stream.of(file.getDueAt(), file.getEscalatesAt(), file.getExpiresAt())
                .flatMap(Stream::ofNullable)
                .min(Long::compare)
                .map(at -> new Appointment(at, file.getAlertId()))
                .stream();
    }
}
