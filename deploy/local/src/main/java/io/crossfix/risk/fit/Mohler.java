package io.crossfix.risk.fit;

import io.crossfix.model.risk.RiskSource;
import io.crossfix.risk.study.Hours;
import io.crossfix.risk.study.Incident;
import io.crossfix.risk.study.Study;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The grid Hawkes process of Mohler et al. 2015, what the field is compared with:
 * {@code λ_n(t) = μ_n + Σ θ ω e^(-ω(t-t_i))} over earlier incidents of the same cell, no neighbours, one time scale. Its own EM:
 * {@code p_ij ∝ θ ω e^(-ω(t_j-t_i))}, {@code p_jj ∝ μ}; {@code ω = Σp_ij / Σp_ij (t_j-t_i)},
 * {@code θ = Σp_ij / N}, {@code μ_n = Σp_jj / T}. Half an incident is added to each cell's share and the total kept, since
 * {@code μ_n = 0} calls the first incident of a cell impossible.
 */
final class Mohler {

    private static final double DAY_MILLIS = 86_400_000;
    private static final double PSEUDO_COUNTS = 0.5;
    private static final double START_THETA = 0.5;
    private static final double START_MEAN_LIFE_DAYS = 1;
    private static final int PASSES = 200;

    /** Bounds of the mean life, days: a second and a hundred years. */
    private static final double LEAST_DAYS = 1 / 86_400.0;

    private static final double MOST_DAYS = 36_500;

    private final Study study;
    private final Hours hours;
    private final List<Incident> targets;
    private final double days;
    private double theta = START_THETA;
    private double meanLifeDays = START_MEAN_LIFE_DAYS;
    private double[] base;

    private Mohler(Study study, Hours hours) {
        this.study = study;
        this.hours = hours;
        this.days = Integral.weightedDays(HourFactors.FLAT, hours);
        this.targets = study.incidents().stream()
                .filter(Incident::isForecast)
                .filter(incident -> incident.at() < hours.window().to())
                .toList();
        this.base = smoothed(counts());
    }

    static Rates fit(String name, Study study, Hours hours) {
        Mohler mohler = new Mohler(study, hours);
        for (int pass = 0; pass < PASSES; pass++) {
            mohler.pass();
        }
        return mohler.rates(name);
    }

    private boolean isFitted(Incident incident) {
        return hours.window().holds(incident.at()) && hours.isCovered(hours.piece(incident.at()));
    }

    private double[] counts() {
        double[] counts = new double[study.domain().size()];
        targets.stream().filter(this::isFitted).forEach(incident -> counts[incident.cell()]++);
        return counts;
    }

    private double[] smoothed(double[] counts) {
        double total = Arrays.stream(counts).sum();
        double scale = total / (total + PSEUDO_COUNTS * counts.length) / days;
        return Arrays.stream(counts)
                .map(count -> (count + PSEUDO_COUNTS) * scale)
                .toArray();
    }

    /** One pass, in one sweep: sums over all earlier incidents of a cell decay like the process itself. */
    private void pass() {
        double omega = 1 / meanLifeDays;
        double[] near = new double[base.length];
        double[] nearTimesAge = new double[base.length];
        long[] clocks = new long[base.length];
        double[] background = new double[base.length];
        double children = 0;
        double ages = 0;
        int fitted = 0;
        for (Incident incident : targets) {
            int cell = incident.cell();
            double age = (incident.at() - clocks[cell]) / DAY_MILLIS;
            double left = Math.exp(-omega * age);
            nearTimesAge[cell] = left * (nearTimesAge[cell] + age * near[cell]);
            near[cell] *= left;
            clocks[cell] = incident.at();
            if (isFitted(incident)) {
                double rate = base[cell] + theta * omega * near[cell];
                background[cell] += base[cell] / rate;
                children += theta * omega * near[cell] / rate;
                ages += theta * omega * nearTimesAge[cell] / rate;
                fitted++;
            }
            near[cell]++;
        }
        theta = children / fitted;
        meanLifeDays = children > 0 ? Math.min(MOST_DAYS, Math.max(LEAST_DAYS, ages / children)) : meanLifeDays;
        base = smoothed(background);
    }

    private Rates rates(String name) {
        List<RiskSource> sources = List.copyOf(new TreeSet<>(study.question().targets()));
        Kernel kernel = new Fading(meanLifeDays * DAY_MILLIS, false);
        double[] weights = new double[sources.size()];
        Arrays.fill(weights, theta);
        return new Rates(name, new Dictionary(sources, 1, List.of(kernel)), weights, base, HourFactors.FLAT, 1);
    }
}
