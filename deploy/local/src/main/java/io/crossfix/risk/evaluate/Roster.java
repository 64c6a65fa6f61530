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
     * @param kernels of the whole dictionary, the shortest first
     * @param given documents to be judged as they are
     */
    static Roster of(Fitter fitter, List<Fading> kernels, List<RiskWeights> given) {
        Roster roster = new Roster(fitter);
        roster.baselines();
        roster.slow();
        roster.whole(kernels);
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
        List<Fading> year = kernels(Set.of(RiskAge.YEAR));
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

    /** What a document can hold, then with what only a study knows; of the targets' sources, then of all. */
    private void whole(List<Fading> kernels) {
        List<Fading> document = kernels.stream().filter(Roster::isOfDocument).toList();
        List<List<Fading>> steps = kernels.equals(document) ? List.of(document) : List.of(document, kernels);
        String before = SLOW + HOURLY;
        for (List<Fading> step : steps) {
            add(names(step) + HOURLY, before, own, RINGS, step, hours);
            before = names(step) + HOURLY;
        }
        shown = names(document) + HOURLY;
        if (all.size() > own.size()) {
            add(SLOW + HOURLY + ALL, SLOW + HOURLY, all, RINGS, kernels(SLOW_AGES), hours);
            steps.forEach(step -> add(names(step) + HOURLY + ALL, names(step) + HOURLY, all, RINGS, step, hours));
            shown += ALL;
            single(kernels);
        }
    }

    private static boolean isOfDocument(Fading kernel) {
        return DOCUMENT_AGES.stream().map(Fading::of).anyMatch(kernel::equals);
    }

    /** What each other source adds by itself. */
    private void single(List<Fading> kernels) {
        for (RiskSource source : all) {
            if (!own.contains(source) && all.size() > own.size() + 1) {
                Set<RiskSource> two = new TreeSet<>(own);
                two.add(source);
                String name = names(kernels) + HOURLY;
                add(name + ", with " + source, name, List.copyOf(two), RINGS, kernels, hours);
            }
        }
    }

    private void add(
            String name,
            @Nullable String against,
            List<RiskSource> sources,
            int rings,
            List<? extends Kernel> kernels,
            HourFactors factors) {
        Dictionary dictionary = new Dictionary(sources, rings, List.copyOf(kernels));
        rows.add(new Row(
                name, against, () -> fitter.fit(name, dictionary, factors).rates()));
    }

    private static List<Fading> kernels(Set<RiskAge> ages) {
        return new TreeSet<>(ages).stream().map(Fading::of).toList();
    }

    private static String names(List<Fading> kernels) {
        return kernels.stream().map(Fading::toString).collect(Collectors.joining(" + "));
    }
}
