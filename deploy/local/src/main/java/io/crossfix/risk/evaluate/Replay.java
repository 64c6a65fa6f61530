package io.crossfix.risk.evaluate;

import io.crossfix.risk.evaluate.Tally.Sum;
import io.crossfix.risk.evaluate.TestDays.Day;
import io.crossfix.risk.evaluate.TestDays.Span;
import io.crossfix.risk.fit.Fitter;
import io.crossfix.risk.fit.Integral;
import io.crossfix.risk.fit.RateField;
import io.crossfix.risk.fit.Rates;
import io.crossfix.risk.study.Hours;
import io.crossfix.risk.study.Incident;
import io.crossfix.risk.study.Study;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Frozen rates over the held-out days, in the order of time: every incident is judged by the rates of the moment before it, every
 * day and week by the forecast of its beginning.
 */
final class Replay {

    private final Study study;
    private final TestDays test;
    private final Rates rates;
    private final RateField field;
    private final List<Integral> integrals;
    private final Deque<double[]> past = new ArrayDeque<>();
    private final List<Tally> days = new ArrayList<>();
    private final List<Tally> weeks;
    private final List<Tally> quietWeeks;
    private final double[] expectedByCell;
    private final double[] countByCell;
    private int next;

    /**
     * What came of it.
     *
     * @param rates that were replayed
     * @param days one tally for each of {@link TestDays#days}; those before the test are empty
     * @param weeks what the forecasts of whole weeks caught, one tally for each
     * @param quietWeeks the same without the incidents of holidays
     * @param expectedByCell incidents that the days' forecasts expected, frozen weights
     * @param countByCell incidents that there were
     */
    record Outcome(
            Rates rates,
            List<Tally> days,
            List<Tally> weeks,
            List<Tally> quietWeeks,
            double[] expectedByCell,
            double[] countByCell) {}

    private Replay(Study study, TestDays test, Rates rates) {
        this.study = study;
        this.test = test;
        this.rates = rates;
        Hours hours = test.hours();
        this.field = new RateField(rates, hours.window().from());
        this.integrals = rates.dictionary().kernels().stream()
                .map(kernel -> new Integral(kernel, rates.factors(), hours))
                .toList();
        this.weeks = Stream.generate(Tally::new).limit(test.weeks()).toList();
        this.quietWeeks = Stream.generate(Tally::new).limit(test.weeks()).toList();
        this.expectedByCell = new double[study.domain().size()];
        this.countByCell = new double[study.domain().size()];
    }

    static Outcome run(Study study, TestDays test, Rates rates, Runnable dayDone) {
        Replay replay = new Replay(study, test, rates);
        replay.takeBefore(test.hours().window().from());
        for (Day day : test.days()) {
            replay.day(day);
            dayDone.run();
        }
        return new Outcome(
                rates, replay.days, replay.weeks, replay.quietWeeks, replay.expectedByCell, replay.countByCell);
    }

    /** Adds what happened before a moment, in bulk. */
    private void takeBefore(long at) {
        while (isBefore(next, at)) {
            field.add(study.incidents().get(next++));
        }
    }

    private void day(Day day) {
        takeBefore(day.span().from());
        field.advance(day.span().from());
        Tally tally = new Tally();
        double level = level();
        if (day.isTest()) {
            forecastWeek(day);
            forecastDay(day, level, tally);
        }
        double expected = field.expectedInAll(weightedDays(day.span()), masses(day.span()));
        double observed = 0;
        for (int i = next; isBefore(i, day.span().to()); i++) {
            Incident incident = study.incidents().get(i);
            expected += field.children(
                    incident, masses(new Span(incident.at(), day.span().to())));
            observed += isJudged(incident) ? 1 : 0;
            if (isJudged(incident) && day.isTest()) {
                judge(incident, level, tally);
            }
        }
        tally.add(Sum.EXPECTED, expected);
        tally.add(Sum.LEVELLED_EXPECTED, level * expected);
        remember(expected, observed);
        days.add(day.isTest() ? tally : new Tally());
    }

    /** By the rates of the moment: what happened in the same millisecond foretells nothing. */
    private void judge(Incident incident, double level, Tally tally) {
        while (isBefore(next, incident.at())) {
            field.advance(study.incidents().get(next).at());
            field.add(study.incidents().get(next++));
        }
        field.advance(incident.at());
        double[] perDay = field.perDay(hourOfWeek(incident.at()));
        double rate = perDay[incident.cell()];
        tally.add(Sum.EVENTS, 1);
        tally.add(Sum.LOG_RATES, Math.log(rate));
        tally.add(Sum.LEVELLED_LOG_RATES, Math.log(level * rate));
        tally.rank(Rank.of(incident.cell(), perDay));
        countByCell[incident.cell()]++;
    }

    private boolean isBefore(int position, long at) {
        return position < study.incidents().size()
                && study.incidents().get(position).at() < at;
    }

    private boolean isJudged(Incident incident) {
        return incident.isForecast() && isCovered(incident);
    }

    private boolean isCovered(Incident incident) {
        return test.hours().isCovered(test.hours().piece(incident.at()));
    }

    private int hourOfWeek(long at) {
        return test.hours().hourOfWeek(test.hours().piece(at));
    }

    /** Each cell's probability of at least one incident today, and whether there was one. */
    private void forecastDay(Day day, double level, Tally tally) {
        double[] expected = field.expected(weightedDays(day.span()), masses(day.span()));
        int[] counts = counts(day.span().to(), incident -> true);
        for (int cell = 0; cell < expected.length; cell++) {
            boolean happened = counts[cell] > 0;
            double probability = -Math.expm1(-level * expected[cell]);
            double error = probability - (happened ? 1 : 0);
            tally.add(Sum.FORECASTS, 1);
            tally.add(Sum.HAPPENED, happened ? 1 : 0);
            tally.add(Sum.SQUARED_ERRORS, error * error);
            tally.bins().add(probability, happened);
            expectedByCell[cell] += expected[cell];
        }
    }

    private void forecastWeek(Day day) {
        Span week = day.weekSpan();
        if (week.from() < week.to()) {
            double[] expected = field.expected(weightedDays(week), masses(week));
            count(weeks.get(day.week()), expected, counts(week.to(), incident -> true));
            count(quietWeeks.get(day.week()), expected, counts(week.to(), incident -> !test.isHoliday(incident.at())));
        }
    }

    private static void count(Tally tally, double[] expected, int[] counts) {
        tally.add(Sum.WEEK_CAUGHT, Choice.caught(expected, counts));
        tally.add(Sum.WEEK_BEST, Choice.best(counts));
        tally.add(Sum.WEEK_EVENTS, Arrays.stream(counts).sum());
    }

    /** Incidents in each cell from now on, of those that are wanted. */
    private int[] counts(long until, Predicate<Incident> wanted) {
        int[] counts = new int[study.domain().size()];
        for (int i = next; isBefore(i, until); i++) {
            Incident incident = study.incidents().get(i);
            if (isJudged(incident) && wanted.test(incident)) {
                counts[incident.cell()]++;
            }
        }
        return counts;
    }

    /** What a mass of 1 at the beginning of a span makes until its end, by kernel. */
    private double[] masses(Span span) {
        return integrals.stream()
                .mapToDouble(integral -> integral.between(span.from(), span.to()))
                .toArray();
    }

    private double weightedDays(Span span) {
        double days = 0;
        Hours hours = test.hours();
        for (int piece = hours.piece(span.from()); piece < hours.size() && hours.start(piece) < span.to(); piece++) {
            days += rates.factors().of(hours.hourOfWeek(piece)) * hours.coveredDays(piece);
        }
        return days;
    }

    /** {@code (observed + 20) / (expected + 20)} over the last 56 days that had covered time. */
    private double level() {
        double expected = past.stream().mapToDouble(day -> day[0]).sum();
        double observed = past.stream().mapToDouble(day -> day[1]).sum();
        return (observed + Fitter.LEVEL_PSEUDO_COUNTS) / (expected + Fitter.LEVEL_PSEUDO_COUNTS);
    }

    private void remember(double expected, double observed) {
        past.addLast(new double[] {expected, observed});
        if (past.size() > Fitter.LEVEL_DAYS) {
            past.removeFirst();
        }
    }
}
