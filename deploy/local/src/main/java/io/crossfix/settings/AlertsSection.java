package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.job.AlertSettings;
import io.crossfix.model.desk.AttentionSettings;
import io.crossfix.model.desk.DeskMap;
import io.crossfix.model.desk.ExerciseSchedule;
import io.crossfix.model.desk.IncidentSettings;
import io.crossfix.record.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How alerts are raised and how they call for people. Whatever is null is as by default.
 *
 * @param link how near matches have to be to be one incident, by severity
 * @param storm when a crowd of anchors is one incident
 * @param escalate after how many seconds without an answer an alert escalates, by severity, rising
 * @param expireHours after how many hours without news an open alert is over, by severity
 * @param decideWithin seconds from an acknowledgement to a decision
 * @param updatesApart seconds between two updates of one alert
 * @param lateAfter an alert whose evidence is older than so many seconds when it is raised never escalates
 * @param budget alerts per desk and ten minutes above which the lowest severity waits
 * @param reasonRequired whether both answers need a reason code
 * @param blindShare share of alerts reviewed without their score, [0, 1]
 * @param secondShare share of alerts that a second person is to judge, [0, 1]
 * @param exercisesPerDay exercises per desk and day, drawn from decided alerts
 * @param exerciseSeed what the draw of exercises begins with
 */
@JsonNaming(KebabCaseStrategy.class)
public record AlertsSection(
        @Nullable Map<String, Near> link,
        @Nullable Crowd storm,
        @Nullable Map<String, List<Long>> escalate,
        @Nullable Map<String, Double> expireHours,
        @Nullable Long decideWithin,
        @Nullable Long updatesApart,
        @Nullable Long lateAfter,
        @Nullable Integer budget,
        @Nullable Boolean reasonRequired,
        @Nullable Double blindShare,
        @Nullable Double secondShare,
        @Nullable Integer exercisesPerDay,
        @Nullable Long exerciseSeed) {

    /** Everything as by default. */
    public static final AlertsSection SHIPPED =
            new AlertsSection(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;

    /** Most minutes and metres between two linked matches. */
    public record Near(double minutes, double metres) {}

    /** So many anchors of one rule in a key cell within so many minutes are a storm. */
    public record Crowd(int anchors, double minutes) {}

    /** What the job is told. */
    public AlertSettings settings(DeskMap desks) {
        return new AlertSettings(incidents(), attention(), desks, exercises());
    }

    private ExerciseSchedule exercises() {
        return exercisesPerDay == null
                ? ExerciseSchedule.NONE
                : new ExerciseSchedule(exercisesPerDay, exerciseSeed == null ? 1 : exerciseSeed);
    }

    private IncidentSettings incidents() {
        IncidentSettings usual = IncidentSettings.DEFAULT;
        Map<Severity, IncidentSettings.Link> links = new EnumMap<>(usual.links());
        if (link != null) {
            link.forEach((severity, near) -> links.put(
                    severity(severity), new IncidentSettings.Link((long) (near.minutes() * MINUTE), near.metres())));
        }
        IncidentSettings.Storm crowd = storm == null
                ? usual.storm()
                : new IncidentSettings.Storm(storm.anchors(), (long) (storm.minutes() * MINUTE));
        return new IncidentSettings(links, crowd, usual.keepMillis());
    }

    private AttentionSettings attention() {
        AttentionSettings usual = AttentionSettings.DEFAULT;
        AttentionSettings.Cautions cautions = usual.cautions();
        return new AttentionSettings(
                calls(usual.bySeverity()),
                decideWithin == null ? usual.decideWithin() : decideWithin * SECOND,
                updatesApart == null ? usual.updatesApart() : updatesApart * SECOND,
                lateAfter == null ? usual.lateAfter() : lateAfter * SECOND,
                budget == null ? usual.budget() : budget,
                new AttentionSettings.Cautions(
                        reasonRequired == null ? cautions.reasonRequired() : reasonRequired,
                        blindShare == null ? cautions.blindShare() : blindShare,
                        secondShare == null ? cautions.secondShare() : secondShare));
    }

    private Map<Severity, AttentionSettings.Calls> calls(Map<Severity, AttentionSettings.Calls> usual) {
        Map<Severity, AttentionSettings.Calls> calls = new EnumMap<>(Severity.class);
        usual.forEach((severity, each) -> {
            List<Long> seconds = of(escalate, severity);
            Double hours = of(expireHours, severity);
            calls.put(
                    severity,
                    new AttentionSettings.Calls(
                            seconds == null
                                    ? each.escalatesAfter()
                                    : seconds.stream()
                                            .sorted()
                                            .map(second -> second * SECOND)
                                            .toList(),
                            hours == null ? each.expiresAfter() : (long) (hours * HOUR)));
        });
        return calls;
    }

    private static <T> @Nullable T of(@Nullable Map<String, T> bySeverity, Severity severity) {
        return bySeverity == null ? null : bySeverity.get(name(severity));
    }

    private static Severity severity(String name) {
        return Severity.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
