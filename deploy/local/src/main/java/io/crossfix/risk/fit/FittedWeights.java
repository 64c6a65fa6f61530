package io.crossfix.risk.fit;

import io.crossfix.backtest.Progress;
import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.NowWeights;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.risk.study.Holidays;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A fit of the whole dictionary, ready to become a weights document.
 *
 * @param study what it was fitted to
 * @param window the part of it
 * @param fit the weights, with level 1
 * @param level what the last 56 covered days of the window ask for
 */
public record FittedWeights(Study study, Window window, Fitter.Fit fit, double level) {

    /** Levels that a document may hold. */
    private static final double LEAST_LEVEL = 0.01;

    private static final double MOST_LEVEL = 100;
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

    /** Fits. */
    public static FittedWeights of(
            Study study, Window window, List<Fading> kernels, Holidays leftOut, Progress progress) {
        Fitter fitter = new Fitter(study, window, leftOut);
        Set<RiskSource> sources = new TreeSet<>(study.question().sources());
        sources.addAll(study.question().targets());
        sources.retainAll(study.counts().incidents().keySet());
        Dictionary dictionary = new Dictionary(List.copyOf(sources), NextWeights.RINGS, List.copyOf(kernels));
        progress.begin(Em.PASSES);
        Fitter.Fit fit = fitter.fit("fitted", dictionary, fitter.hourFactors(), pass -> progress.at("fitting", pass));
        double level = Math.max(LEAST_LEVEL, Math.min(MOST_LEVEL, fitter.level(fit.rates())));
        return new FittedWeights(study, window, fit, level);
    }

    /** The document's content. */
    public RiskWeights document(String name, int version, NowWeights now) {
        return new RiskWeights(
                name, version, now, rounded(fit.rates().atLevel(level).next(study.zone())));
    }

    /** To what people can read. Weights are rounded down, so that their sums stay within limits. */
    private static NextWeights rounded(NextWeights next) {
        return new NextWeights(
                Math.max(1, Math.rint(next.basePerDay() * BILLION)) / BILLION,
                Math.rint(next.level() * THOUSAND) / THOUSAND,
                next.zone(),
                Arrays.stream(next.hourOfWeek())
                        .map(factor -> Math.rint(factor * MILLION) / MILLION)
                        .toArray(),
                Arrays.stream(next.children())
                        .map(weight -> Math.floor(weight * MILLION) / MILLION)
                        .toArray());
    }

    /** What it was fitted to, for people. */
    public String about() {
        return String.format(
                Locale.ROOT,
                "NEXT fitted to %,d incidents of %s in %s, %s to %s (%.0f covered days, %,d cells), by risk fit; NOW as in the"
                        + " weights it was based on.",
                fit.events(),
                new TreeSet<>(study.question().targets()),
                study.name(),
                date(window.from()),
                date(window.to()),
                study.covered().days(window),
                study.domain().size());
    }

    private LocalDate date(long at) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), study.zone());
    }

    /** What came of it, for a terminal. */
    public List<String> lines() {
        List<Double> likelihoods = fit.likelihoods();
        List<String> lines = new ArrayList<>();
        lines.add(about());
        lines.add(String.format(
                Locale.ROOT,
                "log-likelihood %.3f nats per incident after %d passes, %.3f before; level %.3f",
                likelihoods.get(likelihoods.size() - 1) / fit.events(),
                likelihoods.size() - 1,
                likelihoods.get(0) / fit.events(),
                level));
        lines.add(String.format(
                Locale.ROOT, "base %.6f per cell and day", fit.rates().basePerDay()[0]));
        Dictionary dictionary = fit.rates().dictionary();
        for (int source = 0; source < dictionary.sources().size(); source++) {
            for (int kernel = 0; kernel < dictionary.kernels().size(); kernel++) {
                lines.add(line(source, kernel));
            }
        }
        return lines;
    }

    private String line(int source, int kernel) {
        Dictionary dictionary = fit.rates().dictionary();
        StringBuilder rings = new StringBuilder();
        for (int ring = 0; ring < dictionary.rings(); ring++) {
            rings.append(
                    String.format(Locale.ROOT, " %.3f", fit.rates().weights()[dictionary.term(source, ring, kernel)]));
        }
        return String.format(
                Locale.ROOT,
                "%-14s mean life %-5s children in rings 0, 1, 2:%s",
                dictionary.sources().get(source),
                dictionary.kernels().get(kernel),
                rings);
    }
}
