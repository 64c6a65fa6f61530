package io.crossfix.risk.evaluate;

import io.crossfix.risk.fit.Fitter;
import io.crossfix.risk.study.CoveredTime;
import io.crossfix.risk.study.Holidays;
import io.crossfix.risk.study.Hours;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The held-out days, by the clocks of the city, and before them those that only the running level needs.
 *
 * @param hours from the first of these days on
 * @param days in order, those with covered time only
 * @param zone the city's
 * @param holidays that are left out of half the measures
 */
record TestDays(Hours hours, List<Day> days, ZoneId zone, Holidays holidays) {

    private static final int DAYS_OF_WEEK = 7;

    /**
     * A day, or what of it lies in the window.
     *
     * @param week counts the weeks of the test from 0; negative before the test
     * @param holiday whether it is left out of half the measures
     * @param weekSpan the week that begins here; of no length where none does
     */
    record Day(LocalDate date, Span span, int week, boolean holiday, Span weekSpan) {

        boolean isTest() {
            return week >= 0;
        }
    }

    /** From one time to another, milliseconds since epoch. */
    record Span(long from, long to) {}

    static TestDays of(Study study, Window test, Holidays holidays) {
        CoveredTime covered = study.covered();
        long warm = covered.after(covered.daysBefore(test.from()) - Fitter.LEVEL_DAYS);
        ZoneId zone = study.zone();
        Window all = new Window(Math.min(test.from(), warm), test.to());
        List<Day> days = new ArrayList<>();
        LocalDate firstTest = date(test.from(), zone);
        int begun = -1;
        for (long at = all.from(); at < all.to(); ) {
            LocalDate date = date(at, zone);
            long next = date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
            long end = Math.min(next, at < test.from() ? Math.min(test.from(), all.to()) : all.to());
            if (covered.daysBefore(end) > covered.daysBefore(at)) {
                long since = date.toEpochDay() - firstTest.toEpochDay();
                int week = at < test.from() ? -1 : (int) (since / DAYS_OF_WEEK);
                Span weekSpan = week > begun
                        ? new Span(at, Math.min(all.to(), weekEnd(firstTest, week, zone)))
                        : new Span(at, at);
                begun = Math.max(begun, week);
                days.add(new Day(date, new Span(at, end), week, holidays.hold(date), weekSpan));
            }
            at = end;
        }
        return new TestDays(Hours.of(all, zone, covered), days, zone, holidays);
    }

    private static long weekEnd(LocalDate firstTest, int week, ZoneId zone) {
        return firstTest
                .plusDays((week + 1L) * DAYS_OF_WEEK)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    private static LocalDate date(long at, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    }

    /** Whether a time, milliseconds since epoch, lies on a holiday. */
    boolean isHoliday(long at) {
        return holidays.hold(date(at, zone));
    }

    /** How many weeks there are. */
    int weeks() {
        return 1 + days.stream().mapToInt(Day::week).max().orElse(-1);
    }
}
