package io.crossfix.backtest;

import io.crossfix.backtest.engine.FoundAlert;
import io.crossfix.backtest.engine.FoundMatch;
import io.crossfix.backtest.report.BacktestReport.AlertFigures;
import io.crossfix.backtest.report.BacktestReport.AreaFigures;
import io.crossfix.backtest.report.BacktestReport.Timeline;
import io.crossfix.model.Grid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts of matches and alerts along time and over areas. */
final class Tallies {

    private static final long TEN_MINUTES_MILLIS = 600_000;
    private static final int HOURS = 24;
    /** With longer recordings only days that have observations are listed. */
    private static final int MAX_DAYS = 3_700;

    private final Coverage coverage;

    Tallies(Coverage coverage) {
        this.coverage = coverage;
    }

    /** By day of the anchor; of days without observations nothing is known. */
    Timeline perDay(List<FoundMatch> matches) {
        List<LocalDate> days = days();
        NavigableSet<LocalDate> covered = coverage.days();
        Map<LocalDate, Integer> places = new TreeMap<>();
        days.forEach(day -> places.put(day, places.size()));
        Map<String, List<@Nullable Long>> byRule = count(
                matches,
                days.size(),
                match -> places.getOrDefault(local(match.at()).toLocalDate(), -1));
        byRule.values().forEach(counts -> {
            for (int i = 0; i < counts.size(); i++) {
                if (!covered.contains(days.get(i))) {
                    counts.set(i, null);
                }
            }
        });
        return new Timeline(days.stream().map(LocalDate::toString).toList(), byRule);
    }

    /** By hour of the day of the anchor. */
    Timeline perHour(List<FoundMatch> matches) {
        return new Timeline(
                IntStream.range(0, HOURS)
                        .mapToObj(hour -> String.format("%02d", hour))
                        .toList(),
                count(matches, HOURS, match -> local(match.at()).getHour()));
    }

    private static Map<String, List<@Nullable Long>> count(
            List<FoundMatch> matches, int places, ToIntFunction<FoundMatch> place) {
        Map<String, long[]> counts = new TreeMap<>();
        for (FoundMatch match : matches) {
            int at = place.applyAsInt(match);
            if (at >= 0) {
                counts.computeIfAbsent(match.rule(), rule -> new long[places])[at]++;
            }
        }
        Map<String, List<@Nullable Long>> boxed = new TreeMap<>();
        counts.forEach((rule, of) -> {
            List<@Nullable Long> list = new ArrayList<>(places);
            for (long count : of) {
                list.add(count);
            }
            boxed.put(rule, list);
        });
        return boxed;
    }

    private List<LocalDate> days() {
        NavigableSet<LocalDate> covered = coverage.days();
        if (covered.isEmpty() || covered.first().plusDays(MAX_DAYS).isBefore(covered.last())) {
            return List.copyOf(covered);
        }
        return covered.first().datesUntil(covered.last().plusDays(1)).toList();
    }

    private ZonedDateTime local(long at) {
        return Instant.ofEpochMilli(at).atZone(coverage.zone());
    }

    /** By key cell of the anchor, most matches first. */
    static List<AreaFigures> areas(List<FoundMatch> matches) {
        return matches.stream().collect(Collectors.groupingBy(FoundMatch::keyCell)).entrySet().stream()
                .map(area -> new AreaFigures(
                        Grid.text(area.getKey()),
                        mean(area.getValue(), FoundMatch::latitude),
                        mean(area.getValue(), FoundMatch::longitude),
                        area.getValue().size(),
                        area.getValue().stream()
                                .collect(Collectors.groupingBy(FoundMatch::rule, TreeMap::new, Collectors.counting()))))
                .sorted(Comparator.comparingLong(AreaFigures::matches)
                        .reversed()
                        .thenComparing(AreaFigures::cell))
                .toList();
    }

    private static double mean(List<FoundMatch> matches, Function<FoundMatch, Double> what) {
        return matches.stream().mapToDouble(what::apply).average().orElse(Double.NaN);
    }

    /** @param alerts in order of their beginning */
    AlertFigures alerts(List<FoundAlert> alerts) {
        long most = 0;
        long mostFrom = 0;
        int first = 0;
        for (int last = 0; last < alerts.size(); last++) {
            while (alerts.get(last).at() - alerts.get(first).at() >= TEN_MINUTES_MILLIS) {
                first++;
            }
            if (last - first + 1 > most) {
                most = last - first + 1L;
                mostFrom = alerts.get(first).at();
            }
        }
        return new AlertFigures(
                alerts.size(),
                coverage.hours() == 0 ? 0 : alerts.size() / coverage.hours(),
                most,
                most == 0 ? "" : LocalTimes.second(mostFrom, coverage.zone()));
    }

    /** How many matches say so of each thing that had to be left out. */
    static Map<String, Long> degraded(List<FoundMatch> matches) {
        return matches.stream()
                .flatMap(match -> match.degraded().stream().distinct())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
