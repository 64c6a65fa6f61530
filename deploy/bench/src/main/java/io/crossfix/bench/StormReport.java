package io.crossfix.bench;

import io.crossfix.bench.city.StormHour;
import io.crossfix.bench.city.StormSettings;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Percentiles;
import io.crossfix.bench.report.Usage;
import io.crossfix.record.AlertStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a storm does to the queue, and to the first alerts of incidents elsewhere.
 *
 * @param speed seconds of an hour replayed in one second
 * @param demotionsBefore how often a rule was put into shadow or paused while the engine warmed up: it is missing since
 * @param quiet append of the deciding call to the first alert of the ordinary incidents, without a storm
 * @param storm the same with one
 */
record StormReport(
        Machine machine, double speed, long demotionsBefore, Percentiles quiet, Percentiles storm, List<Hour> hours) {

    /**
     * One hour.
     *
     * @param standingInStorm alerts that call for a person at the end, where the storm is
     * @param standingOrdinary at the ordinary incidents
     * @param standingElsewhere anywhere else
     * @param raisedAndMerged alerts of the storm that were raised and then merged into another
     * @param raisedAndRetracted alerts of the storm that were raised and then taken back
     * @param revisions of the storm's standing alerts
     * @param hasty of these, how many came sooner than 10 s after the one before, with neither severity nor status to tell
     * @param matches in the storm's standing alerts
     * @param extentMetres from the storm's first anchor to its farthest
     * @param latencyMicros of the ordinary incidents in the order of their calls
     * @param demotions how often a rule was put into shadow or paused because it took too much: then alerts are missing
     * @param senderLateMillis by how much the load was behind its schedule, at most, milliseconds
     */
    record Hour(
            long seed,
            boolean isStormy,
            int standingInStorm,
            int standingOrdinary,
            int standingElsewhere,
            long raisedAndMerged,
            long raisedAndRetracted,
            int revisions,
            int hasty,
            int matches,
            double extentMetres,
            List<Long> latencyMicros,
            long demotions,
            double senderLateMillis,
            Usage engineWithBroker) {

        static Hour of(
                StormSettings settings,
                StormHour hour,
                DecidingCalls calls,
                AlertStories stories,
                long demotions,
                long lateMicros,
                Usage usage) {
            List<AlertStories.Story> storm =
                    stories.of(hour, alert -> hour.isInStorm(alert.getLatitude(), alert.getLongitude()));
            List<AlertStories.Story> ordinary =
                    stories.of(hour, alert -> hour.isOrdinary(alert.getLatitude(), alert.getLongitude()));
            List<AlertStories.Story> all = stories.of(hour, alert -> true);
            List<AlertStories.Story> standing = standing(storm);
            int atPlaces = standing.size() + standing(ordinary).size();
            return new Hour(
                    settings.seed(),
                    settings.isStormy(),
                    standing.size(),
                    standing(ordinary).size(),
                    standing(all).size() - atPlaces,
                    count(storm, AlertStatus.MERGED),
                    count(storm, AlertStatus.RETRACTED),
                    standing.stream().mapToInt(AlertStories.Story::revisions).sum(),
                    standing.stream().mapToInt(AlertStories.Story::hasty).sum(),
                    standing.stream()
                            .mapToInt(story -> story.last().getMatchCount())
                            .sum(),
                    standing.stream()
                            .mapToDouble(story -> story.last().getExtentMetres())
                            .max()
                            .orElse(0),
                    calls.appendToAlert(),
                    demotions,
                    lateMicros / 1_000.0,
                    usage);
        }

        private static List<AlertStories.Story> standing(List<AlertStories.Story> stories) {
            return stories.stream().filter(AlertStories.Story::isStanding).toList();
        }

        private static long count(List<AlertStories.Story> stories, AlertStatus status) {
            return stories.stream().filter(story -> story.is(status)).count();
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%6d %-6s %8d %9d %9d %7d %10d %10d %6d %8d %7.0f   %-22s %7d %8.1f %6.2f",
                    seed,
                    isStormy ? "storm" : "quiet",
                    standingInStorm,
                    standingOrdinary,
                    standingElsewhere,
                    raisedAndMerged,
                    raisedAndRetracted,
                    revisions,
                    hasty,
                    matches,
                    extentMetres,
                    String.join(" ", latencyMicros.stream().map(Hour::millis).toList()),
                    demotions,
                    senderLateMillis,
                    engineWithBroker.cpuCores());
        }

        private static String millis(long micros) {
            return String.format(Locale.ROOT, "%.1f", micros / 1_000.0);
        }
    }

    static StormReport of(Machine machine, double speed, long demotionsBefore, List<Hour> hours) {
        return new StormReport(
                machine,
                speed,
                demotionsBefore,
                Percentiles.of("first alert, quiet", latencies(hours, false)),
                Percentiles.of("first alert, storm elsewhere", latencies(hours, true)),
                hours);
    }

    private static List<Long> latencies(List<Hour> hours, boolean stormy) {
        return hours.stream()
                .filter(hour -> hour.isStormy() == stormy)
                .map(Hour::latencyMicros)
                .flatMap(Collection::stream)
                .toList();
    }

    /** Of the medians. */
    public double ratio() {
        return storm.p50() / quiet.p50();
    }

    /** Of the medians of each pair of hours with the same seed, in rising order. */
    public List<Double> ratios() {
        return hours.stream()
                .filter(Hour::isStormy)
                .flatMap(with -> hours.stream()
                        .filter(without -> !without.isStormy() && without.seed() == with.seed())
                        .map(without -> median(with) / median(without)))
                .sorted()
                .toList();
    }

    private static double median(Hour hour) {
        List<Long> sorted =
                hour.latencyMicros().stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    /** Whether every rule stayed in force, every ordinary incident had its one alert, and every storm one. */
    boolean isSound() {
        return demotionsBefore == 0 && hours.stream().allMatch(StormReport::isSound);
    }

    private static boolean isSound(Hour hour) {
        return hour.demotions() == 0
                && hour.standingOrdinary() == StormHour.ORDINARY
                && hour.latencyMicros().size() == StormHour.ORDINARY
                && hour.standingInStorm() == (hour.isStormy() ? 1 : 0);
    }

    String text() {
        Stream<String> head = Stream.of(
                String.format(
                        Locale.ROOT,
                        "a storm of %d detections in an hour on a square kilometre, replayed at %.0f times its speed",
                        StormHour.DETECTIONS,
                        speed),
                "  seed hour   standing, ordinary, elsewhere  merged  retracted  revisions  hasty  matches  metres"
                        + "   first alerts, ms       demoted  late, ms  cores");
        Stream<String> foot = Stream.of(
                "rules put into shadow or paused while the engine warmed up: " + demotionsBefore,
                Percentiles.HEADING,
                quiet.text(),
                storm.text(),
                String.format(
                        Locale.ROOT,
                        "ratio of the medians %.2f; of the pairs' medians %s",
                        ratio(),
                        ratios().stream()
                                .map(each -> String.format(Locale.ROOT, "%.2f", each))
                                .toList()),
                machine.text());
        return String.join(
                "\n",
                Stream.of(head, hours.stream().map(Hour::text), foot)
                        .flatMap(lines -> lines)
                        .toList());
    }
}
