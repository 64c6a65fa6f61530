package io.crossfix.risk.fit;

import io.crossfix.risk.study.CoveredTime;
import io.crossfix.risk.study.Holidays;
import io.crossfix.risk.study.Hours;
import io.crossfix.risk.study.Incident;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Fits rates to a window of a recording; what happened before the window counts as history. */
public final class Fitter {

    /** Days of covered time that the level is taken from, and incidents that it is held back by. */
    public static final double LEVEL_DAYS = 56;

    /** Added to both sides of observed / expected. */
    public static final double LEVEL_PSEUDO_COUNTS = 20;

    /** Mean lives up to this are those whose children must die out, milliseconds: 30 days. */
    private static final double SHORT_LIFE_MILLIS = 30 * 86_400_000.0;

    /** A hair below the 0.9 that a weights document may hold, so that rounding never lifts a fit above it. */
    private static final double MAX_SHORT_CHILDREN = 0.9 - 1e-9;

    private final Study study;
    private final Window window;
    private final CoveredTime covered;
    private final Hours hours;

    /**
     * A fit.
     *
     * @param rates with level 1
     * @param likelihoods log-likelihood before each pass and after the last, nats
     * @param events how many incidents it was fitted to
     */
    public record Fit(Rates rates, List<Double> likelihoods, int events) {}

    /**
     * @param window that incidents are taken from
     * @param leftOut days that are no pattern for others; what happened on them still counts as history
     */
    public Fitter(Study study, Window window, Holidays leftOut) {
        this.study = study;
        this.window = window;
        this.covered = study.covered().without(leftOut, study.zone());
        this.hours = Hours.of(window, study.zone(), covered);
    }

    /** What is fitted. */
    public Study study() {
        return study;
    }

    /** The window that is fitted to. */
    public Window window() {
        return window;
    }

    /** The process of Mohler et al. 2015. */
    public Rates mohler(String name) {
        return Mohler.fit(name, study, hours);
    }

    /** Factors of the hours of the week, from the targets of the window. */
    public HourFactors hourFactors() {
        long[] times = study.incidents().stream()
                .filter(Incident::isForecast)
                .mapToLong(Incident::at)
                .filter(window::holds)
                .filter(at -> hours.isCovered(hours.piece(at)))
                .toArray();
        return HourFactors.fit(times, hours);
    }

    /** Weights of greatest likelihood. */
    public Fit fit(String name, Dictionary dictionary, HourFactors factors) {
        return fit(name, dictionary, factors, pass -> {});
    }

    /**
     * Weights of greatest likelihood, by one who is asked how far it is.
     *
     * @param passed told how many passes have been made
     */
    public Fit fit(String name, Dictionary dictionary, HourFactors factors, IntConsumer passed) {
        int cells = study.domain().size();
        Features features = Features.of(study.incidents(), cells, dictionary, factors, hours);
        Em.Result found = new Em(
                        features.rows(),
                        features.baseRows(),
                        Features.exposure(study.incidents(), dictionary, factors, hours),
                        cells * Integral.weightedDays(factors, hours),
                        limited(dictionary),
                        MAX_SHORT_CHILDREN)
                .run(passed);
        double[] base = new double[cells];
        Arrays.fill(base, found.base());
        Rates rates = new Rates(name, dictionary, found.weights(), base, factors, 1);
        return new Fit(rates, found.likelihoods(), features.rows().length);
    }

    /** Of each source the terms whose children come soon: they must die out. */
    private static List<int[]> limited(Dictionary dictionary) {
        return IntStream.range(0, dictionary.sources().size())
                .mapToObj(source -> IntStream.range(0, dictionary.kernels().size())
                        .filter(kernel -> isShort(dictionary.kernels().get(kernel)))
                        .flatMap(kernel -> IntStream.range(0, dictionary.rings())
                                .map(ring -> dictionary.term(source, ring, kernel)))
                        .toArray())
                .toList();
    }

    private static boolean isShort(Kernel kernel) {
        return kernel instanceof Fading fading && fading.meanLifeMillis() <= SHORT_LIFE_MILLIS;
    }

    /** {@code (observed + 20) / (expected + 20)} over the last 56 covered days of the window. */
    public double level(Rates rates) {
        double days = covered.daysBefore(window.to()) - LEVEL_DAYS;
        long from = Math.max(window.from(), covered.after(days));
        Hours last = Hours.of(new Window(from, window.to()), study.zone(), covered);
        double expected = Arrays.stream(rates.basePerDay()).sum() * Integral.weightedDays(rates.factors(), last);
        double[] exposure = Features.exposure(study.incidents(), rates.dictionary(), rates.factors(), last);
        for (int term = 0; term < exposure.length; term++) {
            expected += rates.weights()[term] * exposure[term];
        }
        long observed = study.incidents().stream()
                .filter(Incident::isForecast)
                .mapToLong(Incident::at)
                .filter(last.window()::holds)
                .filter(at -> last.isCovered(last.piece(at)))
                .count();
        return (observed + LEVEL_PSEUDO_COUNTS) / (rates.level() * expected + LEVEL_PSEUDO_COUNTS);
    }
}
