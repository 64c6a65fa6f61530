package io.crossfix.audit.report;

import io.crossfix.audit.report.AuditReport.Times;
import io.crossfix.record.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How long people took. */
final class TimeFigures {

    private TimeFigures() {}

    /** To the first answer and to the decision, of all and by severity, the highest first. */
    static List<Times> of(Collection<AlertStory> alerts) {
        List<Times> times = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            times.addAll(
                    0,
                    both(
                            severity.name(),
                            alerts.stream()
                                    .filter(alert -> alert.severity == severity)
                                    .toList()));
        }
        times.addAll(0, both("all", alerts));
        return times;
    }

    private static List<Times> both(String severity, Collection<AlertStory> alerts) {
        return List.of(
                times("first answer", severity, alerts, alert -> alert.secondsToAnswer),
                times("decision", severity, alerts, alert -> alert.secondsToDecision));
    }

    private static Times times(
            String until,
            String severity,
            Collection<AlertStory> alerts,
            Function<AlertStory, @Nullable Double> seconds) {
        double[] sorted = alerts.stream()
                .map(seconds)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return new Times(
                until, severity, sorted.length, quantile(sorted, 50), quantile(sorted, 90), quantile(sorted, 99));
    }

    /** The smallest value that at least so many per cent do not exceed. */
    private static @Nullable Double quantile(double[] sorted, int percent) {
        return sorted.length == 0 ? null : sorted[(sorted.length * percent + 99) / 100 - 1];
    }
}
