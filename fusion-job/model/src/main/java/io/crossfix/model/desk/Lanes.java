package io.crossfix.model.desk;

import io.crossfix.record.AlertStatus;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.KeptDesk;
import io.crossfix.record.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert waits for people: in the queue, in the second lane while its desk has more than its budget, or among the
 * suppressed. No lane drops anything.
 */
final class Lanes {

    private static final Comparator<KeptAlert> WORST_FIRST = Comparator.comparing(KeptAlert::getSaidSeverity)
            .reversed()
            .thenComparing(KeptAlert::getRaisedAt)
            .thenComparing(KeptAlert::getAlertId);

    private final Suppressions suppressions;
    private final DeskBudget budget;

    /** @param budget alerts per desk and ten minutes, see {@link DeskBudget} */
    Lanes(int budget, KeptDesk kept) {
        this.suppressions = new Suppressions(kept.getWindows());
        this.budget = new DeskBudget(budget, kept.getRaised());
    }

    Suppressions suppressions() {
        return suppressions;
    }

    KeptDesk.Builder keep(KeptDesk.Builder kept) {
        return kept.setWindows(suppressions.windows()).setRaised(budget.kept());
    }

    /** The lane of an alert that is being raised. Late ones come from the past and count for no budget. */
    KeptAlert first(KeptAlert file, AlertContent content, long now) {
        Optional<String> window = suppressions.covering(content, now);
        if (window.isPresent()) {
            return in(file, Lane.SUPPRESSED, window.get());
        }
        if (file.getLate() || file.getExercise() != null) {
            return in(file, Lane.QUEUE, null);
        }
        return budget.isOver(file.getDesk(), content.severity(), now) ? in(file, Lane.WAITING, null) : admit(file, now);
    }

    /** The lane of an alert of which there is news. What somebody has answered stays where it is. */
    KeptAlert next(KeptAlert file, AlertContent content, long now) {
        if (!LifeCycle.isOpen(file.getStatus()) || file.getStatus() == AlertStatus.ACKNOWLEDGED) {
            return file;
        }
        Optional<String> window = suppressions.covering(content, now);
        if (window.isPresent()) {
            return in(file, Lane.SUPPRESSED, window.get());
        }
        boolean mayEnter = file.getLane() == Lane.SUPPRESSED
                || (file.getLane() == Lane.WAITING && !budget.isOver(file.getDesk(), content.severity(), now));
        return mayEnter ? admit(file, now) : file;
    }

    /** Lets an alert into the queue and counts it. */
    KeptAlert admit(KeptAlert file, long now) {
        budget.count(file.getDesk(), now);
        return in(file, Lane.QUEUE, null);
    }

    /** The first of the waiting alerts for which there is room now, the most severe and oldest first, one for each desk. */
    List<KeptAlert> admissible(Collection<KeptAlert> waiting, long now) {
        List<KeptAlert> free = new ArrayList<>();
        waiting.stream()
                .sorted(WORST_FIRST)
                .filter(file -> !budget.isOver(file.getDesk(), file.getSaidSeverity(), now))
                .filter(file -> free.stream().noneMatch(other -> other.getDesk().equals(file.getDesk())))
                .forEach(free::add);
        return free;
    }

    /** When one of the waiting alerts may be let in, milliseconds since epoch; {@link Long#MAX_VALUE} when none waits. */
    long roomAt(Collection<KeptAlert> waiting, long now) {
        return waiting.stream()
                .mapToLong(file -> budget.roomAt(file.getDesk(), now))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static KeptAlert in(KeptAlert file, Lane lane, @Nullable String window) {
        return file.getLane() == lane && Objects.equals(file.getSuppressedBy(), window)
                ? file
                : KeptAlert.newBuilder(file)
                        .setLane(lane)
                        .setSuppressedBy(window)
                        .build();
    }
}
