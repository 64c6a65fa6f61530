package io.crossfix.audit.report;

import io.crossfix.audit.report.AuditReport.Outcomes;
import io.crossfix.record.AlertStatus;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What became of alerts, in groups. */
final class OutcomeFigures {

    private static final List<String> ENDS =
            List.of("confirmed", "dismissed", "expired", "retracted", "merged", "open");

    private OutcomeFigures() {}

    /** Each group by its name; an alert may be in several. */
    static List<Outcomes> by(Collection<AlertStory> alerts, Function<AlertStory, List<String>> groups) {
        Map<String, Map<AlertStatus, Long>> counts = new TreeMap<>();
        for (AlertStory alert : alerts) {
            for (String group : groups.apply(alert)) {
                counts.computeIfAbsent(group, name -> new EnumMap<>(AlertStatus.class))
                        .merge(alert.status, 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .map(group -> outcomes(group.getKey(), group.getValue()))
                .toList();
    }

    /** All of them. */
    static Outcomes all(Collection<AlertStory> alerts) {
        List<Outcomes> one = by(alerts, alert -> List.of("all"));
        return one.isEmpty() ? outcomes("all", Map.of()) : one.get(0);
    }

    private static Outcomes outcomes(String name, Map<AlertStatus, Long> counts) {
        Map<String, Long> ends = new TreeMap<>();
        counts.forEach((status, count) -> ends.merge(end(status), count, Long::sum));
        long raised = ends.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Share> shares = new LinkedHashMap<>();
        ENDS.forEach(end -> shares.put(end, Share.of(ends.getOrDefault(end, 0L), raised)));
        long confirmed = ends.getOrDefault("confirmed", 0L);
        return new Outcomes(name, raised, shares, Share.of(confirmed, confirmed + ends.getOrDefault("dismissed", 0L)));
    }

    private static String end(AlertStatus status) {
        return switch (status) {
            case CONFIRMED -> "confirmed";
            case DISMISSED -> "dismissed";
            case EXPIRED -> "expired";
            case RETRACTED -> "retracted";
            case MERGED -> "merged";
            case RAISED, ACKNOWLEDGED, ESCALATED -> "open";
        };
    }
}
