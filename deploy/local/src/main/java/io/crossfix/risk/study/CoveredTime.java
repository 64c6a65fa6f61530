package io.crossfix.risk.study;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When a recording was recording: runs without a silence that only a gap explains. Time outside them says nothing, so it
 * counts neither as exposure nor as quiet.
 *
 * @param runs from first to last observation of each, in order
 */
public record CoveredTime(List<Window> runs) {

    private static final double DAY_MILLIS = 86_400_000;
    private static final long SHORTEST_GAP_MILLIS = Duration.ofDays(1).toMillis();

    /** A made-up silence should be reported once in so many recordings. */
    private static final double RECORDINGS_PER_FALSE_GAP = 100;

    /** Real streams come in bursts, so silences are longer than a Poisson process of the same rate has them. */
    private static final double BURSTS = 2;

    /**
     * The runs of a stream.
     *
     * @param times of its observations in order, milliseconds since epoch, at least one
     * @param gapMillis a silence of more than this is a gap, milliseconds
     */
    public static CoveredTime of(long[] times, long gapMillis) {
        List<Window> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= times.length; i++) {
            if (i == times.length || times[i] - times[i - 1] > gapMillis) {
                runs.add(new Window(times[first], times[i - 1] + 1));
                first = i;
            }
        }
        return new CoveredTime(runs);
    }

    /**
     * The silence, in milliseconds, beyond which a stream was not recorded: at least a day. In a Poisson process of rate
     * {@code r} a longer one than {@code ln(100 n) / r} is found in one recording of a hundred, where {@code n} is the count of
     * silences (union bound over exponential waiting times); twice that is taken. The rate is the mean one, or that of the
     * median day if that is less: one night of fireworks must not make a quiet weekend a gap.
     */
    public static long longestQuietMillis(long[] times) {
        double days = Math.max(1, (times[times.length - 1] - times[0]) / DAY_MILLIS);
        double perDay = Math.min(times.length / days, medianDay(times));
        double limit = BURSTS * Math.log(RECORDINGS_PER_FALSE_GAP * times.length) / perDay;
        return Math.max(SHORTEST_GAP_MILLIS, Math.round(limit * DAY_MILLIS));
    }

    /** Observations of the median day, of those that have any. */
    private static double medianDay(long[] times) {
        long[] counts = Arrays.stream(times)
                .boxed()
                .collect(Collectors.groupingBy(at -> Math.floorDiv(at, (long) DAY_MILLIS), Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return counts[counts.length / 2];
    }

    /** Where both recorded. */
    public CoveredTime and(CoveredTime other) {
        List<Window> common = new ArrayList<>();
        for (Window one : runs) {
            for (Window two : other.runs) {
                addUnlessEmpty(common, Math.max(one.from(), two.from()), Math.min(one.to(), two.to()));
            }
        }
        return new CoveredTime(common);
    }

    /** Without some days of every year, by the clocks of a city. */
    public CoveredTime without(Holidays holidays, ZoneId zone) {
        List<Window> left = new ArrayList<>();
        for (Window run : runs) {
            long from = run.from();
            for (long at = from; at < run.to(); ) {
                LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
                long next = Math.min(
                        run.to(), day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
                if (holidays.hold(day)) {
                    addUnlessEmpty(left, from, at);
                    from = next;
                }
                at = next;
            }
            addUnlessEmpty(left, from, run.to());
        }
        return new CoveredTime(left);
    }

    private static void addUnlessEmpty(List<Window> windows, long from, long to) {
        if (from < to) {
            windows.add(new Window(from, to));
        }
    }

    /** Whether a time, milliseconds since epoch, is covered. */
    public boolean covers(long at) {
        return runs.stream().anyMatch(run -> run.holds(at));
    }

    /** Covered days before a time, milliseconds since epoch. */
    public double daysBefore(long at) {
        double millis = 0;
        for (Window run : runs) {
            millis += Math.max(0, Math.min(at, run.to()) - run.from());
        }
        return millis / DAY_MILLIS;
    }

    /** Covered days within a window. */
    public double days(Window window) {
        return daysBefore(window.to()) - daysBefore(window.from());
    }

    /** First and last covered time. */
    public Window whole() {
        return new Window(runs.get(0).from(), runs.get(runs.size() - 1).to());
    }

    /** The time, milliseconds since epoch, before which so many covered days lie; at most the end. */
    public long after(double days) {
        double left = days;
        for (Window run : runs) {
            double length = (run.to() - run.from()) / DAY_MILLIS;
            if (left <= length) {
                return run.from() + Math.round(Math.max(0, left) * DAY_MILLIS);
            }
            left -= length;
        }
        return whole().to();
    }

    /** Beginnings and ends of the runs, in order. */
    long[] edges() {
        long[] edges = new long[2 * runs.size()];
        for (int i = 0; i < runs.size(); i++) {
            edges[2 * i] = runs.get(i).from();
            edges[2 * i + 1] = runs.get(i).to();
        }
        Arrays.sort(edges);
        return edges;
    }
}
