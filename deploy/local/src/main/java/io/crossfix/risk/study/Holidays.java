package io.crossfix.risk.study;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Days of every year on which a city sounds otherwise, such as those with fireworks; measures are given with and without them.
 *
 * @param days of the year
 */
public record Holidays(Set<MonthDay> days) {

    /** What {@link #parse} reads when nobody says otherwise: 4 July with its neighbours, New Year's Eve and Day. */
    public static final String DEFAULT = "07-03,07-04,07-05,12-31,01-01";

    /**
     * Reads days as {@code MM-dd}, separated by commas; an empty text has none.
     *
     * @throws IllegalArgumentException when one is no day
     */
    public static Holidays parse(String text) {
        Set<MonthDay> days = new TreeSet<>();
        for (String day : text.split(",", -1)) {
            if (!day.isBlank()) {
                days.add(day(day.strip()));
            }
        }
        return new Holidays(days);
    }

    private static MonthDay day(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no day of the year, such as 07-04", e);
        }
    }

    /** Whether a day is one of them. */
    public boolean hold(LocalDate day) {
        return days.contains(MonthDay.from(day));
    }

    @Override
    public String toString() {
        return Arrays.stream(days.toArray())
                .map(day -> day.toString().substring(2))
                .collect(Collectors.joining(", "));
    }
}
