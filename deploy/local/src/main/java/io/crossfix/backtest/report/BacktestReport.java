package io.crossfix.backtest.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a backtest found. The same in the terminal, as JSON and on the page.
 *
 * @param recording what the rules were run over
 * @param speed how fast
 * @param rules what the rules found
 * @param against what the other rules found; null when there are none
 * @param differences between the two; null when there are no others
 * @param truth what matches were judged by, or that nothing is known
 */
public record BacktestReport(
        RecordingFigures recording,
        SpeedFigures speed,
        SetFigures rules,
        @Nullable SetFigures against,
        @Nullable Comparison differences,
        String truth) {

    /**
     * A recording.
     *
     * @param name what it was read from
     * @param zone zone of its days and hours
     * @param from first observation, local time
     * @param to last observation, local time
     * @param coveredDays days that have observations
     * @param coveredHours hours without gaps of more than a day
     * @param rows rows read
     * @param observations by stream
     * @param filtered rows left out on purpose, by filter
     * @param rejected rows that no observation could be made of, by reason
     * @param refused observations that the door of the job did not let in, by reason
     */
    public record RecordingFigures(
            String name,
            String zone,
            String from,
            String to,
            int coveredDays,
            double coveredHours,
            long rows,
            Map<String, Long> observations,
            Map<String, Long> filtered,
            Map<String, Long> rejected,
            Map<String, Long> refused) {}

    /**
     * How fast it went, on the clock. The first run pays for warming up.
     *
     * @param parallelism subtasks of every step
     * @param processors of the machine
     * @param decodingSeconds reading and decoding, done once
     * @param firstRunSeconds the first run
     * @param firstRunPerSecond observations per second of the first run
     * @param withDecodingPerSecond the same, with reading and decoding
     * @param runs how many runs there were
     * @param allRunsPerSecond observations per second of all runs together
     * @param state how the runs kept their state
     */
    public record SpeedFigures(
            int parallelism,
            int processors,
            double decodingSeconds,
            double firstRunSeconds,
            double firstRunPerSecond,
            double withDecodingPerSecond,
            int runs,
            double allRunsPerSecond,
            String state) {}

    /**
     * What a set of rules found.
     *
     * @param name where the rules came from
     * @param rules rule by rule
     * @param matches of all rules
     * @param perDay by day in the zone of the recording; null where a day has no observations
     * @param perHour by hour of the day, 0 to 23
     * @param areas by H3 key cell, most matches first
     * @param alerts what a person would have seen
     * @param degraded what the engine had to leave out, by how many matches say so
     * @param failedConditions conditions that could not be evaluated and so did not hold, by rule
     */
    public record SetFigures(
            String name,
            List<RuleFigures> rules,
            long matches,
            Timeline perDay,
            Timeline perHour,
            List<AreaFigures> areas,
            AlertFigures alerts,
            Map<String, Long> degraded,
            Map<String, Long> failedConditions) {}

    /**
     * What one rule found.
     *
     * @param anchors observations that it asks its question about
     * @param matches that stand at the end
     * @param degraded matches for which the engine had to leave something out
     * @param lift how many times as often as by chance
     * @param labels how many of them were right; null when nobody knows
     */
    public record RuleFigures(
            String rule,
            String version,
            String mode,
            long anchors,
            long matches,
            long degraded,
            LiftFigures lift,
            @Nullable LabelFigures labels) {}

    /**
     * Lift over chance.
     *
     * @param note why there is no number; empty when there is one
     * @param matches counted where the other streams are covered
     * @param exposure anchors there
     * @param chanceMatches counted with the anchors moved by whole days, all shifts together
     * @param chanceExposure moved anchors that met covered times
     * @param ratio null when there is none, or nothing was counted by chance
     * @param lower lower end of the 95 % interval
     * @param upper upper end; null when nothing was counted by chance
     */
    public record LiftFigures(
            String note,
            long matches,
            long exposure,
            long chanceMatches,
            long chanceExposure,
            @Nullable Double ratio,
            @Nullable Double lower,
            @Nullable Double upper) {

        /** No number, for a reason. */
        public static LiftFigures none(String note) {
            return new LiftFigures(note, 0, 0, 0, 0, null, null, null);
        }
    }

    /**
     * How matches compare with what really happened.
     *
     * @param precision of the judged matches that lie near a true event
     * @param unknown matches near an event whose nature nobody knows; not judged
     * @param recall of the true events that have a match near them
     */
    public record LabelFigures(ShareFigures precision, long unknown, ShareFigures recall) {}

    /**
     * A share with its 95 % interval.
     *
     * @param share null when there is nothing to take a share of
     */
    public record ShareFigures(
            long count,
            long of,
            @Nullable Double share,
            @Nullable Double lower,
            @Nullable Double upper) {}

    /**
     * Counts along a time.
     *
     * @param labels days or hours
     * @param byRule a count for each label; null where nothing was recorded
     */
    public record Timeline(List<String> labels, Map<String, List<@Nullable Long>> byRule) {}

    /**
     * Matches of one key cell.
     *
     * @param cell H3 index
     * @param latitude mean of the anchors', degrees north
     * @param longitude mean of the anchors', degrees east
     */
    public record AreaFigures(String cell, double latitude, double longitude, long matches, Map<String, Long> byRule) {}

    /**
     * Alerts that stand at the end.
     *
     * @param perOperatorHour alerts for each covered hour
     * @param mostInTenMinutes most alerts that began within ten minutes
     * @param mostFrom when the first of those began, local time; empty when there are none
     */
    public record AlertFigures(long total, double perOperatorHour, long mostInTenMinutes, String mostFrom) {}
}
