package io.crossfix.audit.report;

import io.crossfix.audit.report.AuditReport.Reason;
import io.crossfix.audit.report.AuditReport.Suppressions;
import io.crossfix.audit.report.AuditReport.Window;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Suppression windows and what they covered. */
final class SuppressionTally {

    /** Windows that are listed. */
    static final int MOST_WINDOWS = 1000;

    private final Map<String, DeskOrder> opened = new LinkedHashMap<>();
    private final Map<String, Instant> lifted = new HashMap<>();
    private long refused;

    /** An order and what became of it. */
    void take(DeskOrder order, @Nullable ReviewStatus status) {
        boolean applied = status == null || status.getApplied();
        if (order.getSuppression() != null && applied) {
            opened.putIfAbsent(order.getOrderId(), order);
        } else if (order.getSuppression() != null) {
            refused++;
        }
        if (order.getLift() != null && applied) {
            lifted.putIfAbsent(order.getLift(), order.getAt());
        }
    }

    /** The figures for these alerts. */
    Suppressions figures(Collection<AlertStory> alerts) {
        Map<String, Long> covered = new HashMap<>();
        alerts.stream()
                .map(alert -> alert.suppressedBy)
                .filter(Objects::nonNull)
                .forEach(order -> covered.merge(order, 1L, Long::sum));
        List<Window> windows = opened.values().stream()
                .map(order -> window(order, covered.getOrDefault(order.getOrderId(), 0L)))
                .sorted(Comparator.comparing(Window::from).thenComparing(Window::id))
                .toList();
        return new Suppressions(
                Share.of(covered.values().stream().mapToLong(Long::longValue).sum(), alerts.size()),
                byReason(windows),
                windows.subList(0, Math.min(MOST_WINDOWS, windows.size())),
                refused);
    }

    private Window window(DeskOrder order, long covered) {
        Suppression ordered = Objects.requireNonNull(order.getSuppression());
        return new Window(
                order.getOrderId(),
                order.getDesk(),
                order.getBy(),
                ordered.getReason(),
                ordered.getFrom().toString(),
                end(order.getOrderId(), ordered).toString(),
                ordered.getUpTo().name(),
                ordered.getRadiusMetres(),
                ordered.getRules(),
                covered);
    }

    private Instant end(String order, Suppression ordered) {
        Instant lift = lifted.get(order);
        if (lift == null || lift.isAfter(ordered.getUntil())) {
            return ordered.getUntil();
        }
        return lift.isBefore(ordered.getFrom()) ? ordered.getFrom() : lift;
    }

    private static List<Reason> byReason(List<Window> windows) {
        Map<String, List<Window>> reasons = new TreeMap<>();
        windows.forEach(window -> reasons.computeIfAbsent(window.reason(), reason -> new ArrayList<>())
                .add(window));
        return reasons.entrySet().stream()
                .map(reason -> new Reason(
                        reason.getKey(),
                        reason.getValue().size(),
                        reason.getValue().stream()
                                .mapToDouble(SuppressionTally::hours)
                                .sum(),
                        reason.getValue().stream().mapToLong(Window::covered).sum()))
                .toList();
    }

    private static double hours(Window window) {
        return Duration.between(Instant.parse(window.from()), Instant.parse(window.until()))
                        .toMillis()
                / 3_600_000.0;
    }
}
