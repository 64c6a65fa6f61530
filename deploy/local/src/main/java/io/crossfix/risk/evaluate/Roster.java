package io.crossfix.risk.evaluate;

import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.risk.fit.Dictionary;
import io.crossfix.risk.fit.Fading;
import io.crossfix.risk.fit.Fitter;
import io.crossfix.risk.fit.HourFactors;
import io.crossfix.risk.fit.Kernel;
import io.crossfix.risk.fit.Rates;
import io.crossfix.risk.fit.RunningMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rates that are judged side by side, from the plainest to the whole dictionary; each is fitted when it is asked for. */
final class Roster {

    static final String UNIFORM = "uniform";
    static final String EWMA = "EWMA 1 y";

    private static final String SLOW = "14 d + 1 y, rings 0-2";
    private static final String HOURLY = " x hour of week";
    private static final String ALL = ", all streams";
    private static final int RINGS = 3;
    private static final Set<RiskAge> SLOW_AGES = Set.of(RiskAge.WEEKS, RiskAge.YEAR);

    /** Ages that a weights document can hold. */
    private static final Set<RiskAge> DOCUMENT_AGES = Set.of(RiskAge.HOURS, RiskAge.WEEKS, RiskAge.YEAR);

    private final Fitter fitter;
    private final HourFactors hours;
    private final List<RiskSource> own;
    private final List<RiskSource> all;
    private final List<Row> rows = new ArrayList<>();
    private String shown = UNIFORM;

    /**
     * Rates to be fitted.
     *
     * @param name for people
     * @param against name of the row that it is to be compared with; null for none
     * @param rates fits them
     */
    record Row(String name, @Nullable String against, Supplier<Rates> rates) {}

    private Roster(Fitter fitter) {
        this.fitter = fitter;
        this.hours = fitter.hourFactors();
        this.own = List.copyOf(new TreeSet<>(fitter.study().question().targets()));
        Set<RiskSource> sources = new TreeSet<>(fitter.study().question().sources());
        sources.addAll(own);
        sources.retainAll(fitter.study().counts().incidents().keySet());
        this.all = List.copyOf(sources);
    }

    /**
     * Draws up the roster.
     *
     * @param ages of the whole dictionary
     * @param given documents to be judged as they are
     */
    static Roster of(Fitter fitter, Set<RiskAge> ages, List<RiskWeights> given) {
        Roster roster = new Roster(fitter);
        roster.baselines();
        roster.slow();
        roster.whole(ages);
        for (RiskWeights weights : given) {
            String name = "document " + weights.label();
            roster.rows.add(new Row(
                    name,
                    EWMA,
                    () -> Rates.of(name, weights.next(), fitter.study().domain().size())));
        }
        return roster;
    }

    /** All rows, the plainest first. */
    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Position of the row that tells most of what a document can say: of all streams if there are several. */
    int shown() {
        return rows.stream().map(Row::name).toList().indexOf(shown);
    }

    private void baselines() {
        add(UNIFORM, null, own, 1, List.of(), HourFactors.FLAT);
        Kernel cumulative = new RunningMean(fitter.study().covered());
        add("static map (cumulative count)", UNIFORM, own, 1, List.of(cumulative), HourFactors.FLAT);
        List<Kernel> year = kernels(Set.of(RiskAge.YEAR));
        add(EWMA, UNIFORM, own, 1, year, HourFactors.FLAT);
        add(EWMA + HOURLY, EWMA, own, 1, year, hours);
        rows.add(new Row("Mohler 2015", EWMA, () -> fitter.mohler("Mohler 2015")));
    }

    private void slow() {
        add("14 d + 1 y, own cell", EWMA, own, 1, kernels(SLOW_AGES), HourFactors.FLAT);
        add("14 d + 1 y, rings 0-1", EWMA, own, 2, kernels(SLOW_AGES), HourFactors.FLAT);
        add(SLOW, EWMA, own, RINGS, kernels(SLOW_AGES), HourFactors.FLAT);
        add(SLOW + HOURLY, SLOW, own, RINGS, kernels(SLOW_AGES), hours);
    }

    /** All ages that a document can hold, then those that only a study knows; of the targets' sources, then of all. */
    private void whole(Set<RiskAge> ages) {
        Set<RiskAge> document = new TreeSet<>(ages);
        document.retainAll(DOCUMENT_AGES);
        List<Set<RiskAge>> steps = ages.equals(document) ? List.of(document) : List.of(document, ages);
        String before = SLOW + HOURLY;
        for (Set<RiskAge> step : steps) {
            String name = names(step) + HOURLY;
            add(name, before, own, RINGS, kernels(step), hours);
            before = name;
        }
        shown = names(document) + HOURLY;
        if (all.size() > own.size()) {
            add(SLOW + HOURLY + ALL, SLOW + HOURLY, all, RINGS, kernels(SLOW_AGES), hours);
            steps.forEach(
                    step -> add(names(step) + HOURLY + ALL, names(step) + HOURLY, all, RINGS, kernels(step), hours));
            shown += ALL;
            single(ages);
        }
    }

    /** What each other source adds by itself. */
    private void single(Set<RiskAge> ages) {
        for (RiskSource source : all) {
            if (!own.contains(source) && all.size() > own.size() + 1) {
                Set<RiskSource> two = new TreeSet<>(own);
                two.add(source);
                String name = names(ages) + HOURLY;
                add(name + ", with " + source, name, List.copyOf(two), RINGS, kernels(ages), hours);
            }
        }
    }

    private void add(
            String name,
            @Nullable String against,
            List<RiskSource> sources,
            int rings,
            List<Kernel> kernels,
            HourFactors factors) {
        Dictionary dictionary = new Dictionary(sources, rings, kernels);
        rows.add(new Row(
                name, against, () -> fitter.fit(name, dictionary, factors).rates()));
    }

    private static List<Kernel> kernels(Set<RiskAge> ages) {
        return new TreeSet<>(ages).stream().<Kernel>map(Fading::of).toList();
    }

    private static String names(Set<RiskAge> ages) {
        return new TreeSet<>(ages).stream().map(Roster::length).collect(Collectors.joining(" + "));
    }

    private static String length(RiskAge age) {
        return switch (age) {
            case MINUTES -> "15 min";
            case HOURS -> "6 h";
            case WEEKS -> "14 d";
            case YEAR -> "1 y";
        };
    }
}
