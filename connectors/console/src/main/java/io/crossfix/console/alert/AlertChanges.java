package io.crossfix.console.alert;

import io.crossfix.record.Alert;
import io.crossfix.record.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between two revisions of an alert, in words for people. */
public final class AlertChanges {

    private static final double SCORE_STEP = 0.005;
    private static final double METRES_STEP = 1;

    private final List<String> said = new ArrayList<>();
    private final Alert before;
    private final Alert after;

    private AlertChanges(Alert before, Alert after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The changes, what matters most first; empty when nothing that a person judges has changed.
     *
     * @param before null for the first revision
     * @param blind whether the score must not be told
     */
    public static List<String> between(@Nullable Alert before, Alert after, boolean blind) {
        if (before == null) {
            return List.of("raised as " + after.getSeverity());
        }
        AlertChanges changes = new AlertChanges(before, after);
        changes.standing();
        changes.substance();
        if (!blind) {
            changes.score();
        }
        return List.copyOf(changes.said);
    }

    private void standing() {
        differ("status", before.getStatus(), after.getStatus());
        differ("severity", before.getSeverity(), after.getSeverity());
        differ("lane", before.getLane(), after.getLane());
        if (after.getEscalation() > before.getEscalation()) {
            said.add("escalated, level " + after.getEscalation());
        }
        if (after.getMergedInto() != null && !after.getMergedInto().equals(before.getMergedInto())) {
            said.add("merged into " + beginning(after.getMergedInto()));
        }
        if (after.getStorm() && !before.getStorm()) {
            said.add("taken for a storm");
        }
    }

    private void substance() {
        evidence();
        Set<String> rules = new TreeSet<>(after.getRules());
        rules.removeAll(before.getRules());
        rules.forEach(rule -> said.add("+ rule " + rule));
        Set<String> gone = new TreeSet<>(before.getRules());
        gone.removeAll(after.getRules());
        gone.forEach(rule -> said.add("− rule " + rule));
        if (Math.abs(after.getExtentMetres() - before.getExtentMetres()) >= METRES_STEP) {
            said.add(String.format(
                    Locale.ROOT, "extent %.0f m → %.0f m", before.getExtentMetres(), after.getExtentMetres()));
        }
        if (!after.getDegraded().equals(before.getDegraded())) {
            said.add(
                    after.getDegraded().isEmpty()
                            ? "nothing is hidden any more"
                            : "degraded: " + String.join(", ", after.getDegraded()));
        }
    }

    private void evidence() {
        int more = after.getEvidenceCount() - before.getEvidenceCount();
        if (more > 0) {
            said.add("+" + more + " evidence" + kinds(before, after));
        } else if (more < 0) {
            said.add("−" + -more + " evidence" + kinds(after, before));
        } else if (!ids(before).equals(ids(after))) {
            said.add("other evidence" + kinds(before, after));
        }
    }

    private static String kinds(Alert from, Alert to) {
        Set<String> known = ids(from);
        String kinds = to.getEvidence().stream()
                .filter(one -> !known.contains(id(one)))
                .map(one -> one.getKind().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : " (" + kinds + ")";
    }

    private static Set<String> ids(Alert alert) {
        return alert.getEvidence().stream().map(AlertChanges::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static String id(Evidence evidence) {
        return evidence.getKind() + "/" + evidence.getObservationId();
    }

    private void score() {
        if (Math.abs(after.getScore() - before.getScore()) >= SCORE_STEP) {
            said.add(String.format(Locale.ROOT, "score %.2f → %.2f", before.getScore(), after.getScore()));
        }
    }

    private void differ(String name, Object from, Object to) {
        if (!Objects.equals(from, to)) {
            said.add(name + " " + from + " → " + to);
        }
    }

    private static String beginning(String id) {
        return id.substring(0, Math.min(12, id.length()));
    }
}
