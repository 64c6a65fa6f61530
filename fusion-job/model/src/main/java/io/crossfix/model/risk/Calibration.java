package io.crossfix.model.risk;

import java.util.List;

/**
 * Makes probabilities of log-odds: {@code σ(slope · ℓ + intercept)}, fitted to what turned out true.
 *
 * <p>Maximum likelihood by Newton's method with the softened targets of J. Platt, Probabilistic outputs for support vector
 * machines (1999), and the step halving of Lin, Lin and Weng, A note on Platt's probabilistic outputs (2007). The targets
 * keep the fit finite when the labels are few, or all alike.
 *
 * @param slope {@code a}
 * @param intercept {@code b}
 */
public record Calibration(double slope, double intercept) {

    /** Changes nothing. */
    public static final Calibration NONE = new Calibration(1, 0);

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double ENOUGH = 1e-10;
    /** Keeps the Hessian regular when all log-odds are the same. */
    private static final double RIDGE = 1e-12;

    /**
     * One answer.
     *
     * @param logOdds what was said of it before calibration
     * @param isReal how it turned out
     * @param weight how many such answers it stands for, at least 0: the inverse of the probability that it was asked for
     */
    public record Labelled(double logOdds, boolean isReal, double weight) {}

    /** Probability of log-odds, [0, 1]. */
    public double probability(double logOdds) {
        return 1 / (1 + Math.exp(-(slope * logOdds + intercept)));
    }

    /** The calibration under which answers are most likely; {@link #NONE} when there are none. */
    public static Calibration fit(List<Labelled> answers) {
        Targets targets = Targets.of(answers);
        if (targets.all == 0) {
            return NONE;
        }
        Calibration best = new Calibration(1, 0);
        double loss = targets.loss(best);
        for (int step = 0; step < MOST_STEPS; step++) {
            Calibration better = targets.descend(best, loss);
            double improved = targets.loss(better);
            if (loss - improved <= ENOUGH * loss) {
                return improved < loss ? better : best;
            }
            best = better;
            loss = improved;
        }
        return best;
    }

    /** What the answers are taken for: almost sure, not sure. */
    private record Targets(List<Labelled> answers, double real, double other, double all) {

        static Targets of(List<Labelled> answers) {
            double real = 0;
            double other = 0;
            for (Labelled each : answers) {
                real += each.isReal() ? each.weight() : 0;
                other += each.isReal() ? 0 : each.weight();
            }
            return new Targets(answers, (real + 1) / (real + 2), 1 / (other + 2), real + other);
        }

        private double of(Labelled answer) {
            return answer.isReal() ? real : other;
        }

        /** Negative log-likelihood, nats. */
        double loss(Calibration tried) {
            double sum = 0;
            for (Labelled each : answers) {
                double calibrated = tried.slope() * each.logOdds() + tried.intercept();
                // ln(1 + e^x) - t x, without overflow.
                sum += each.weight()
                        * (Math.max(0, calibrated)
                                + Math.log1p(Math.exp(-Math.abs(calibrated)))
                                - of(each) * calibrated);
            }
            return sum;
        }

        /** One Newton step, halved until it leads downhill. */
        Calibration descend(Calibration from, double loss) {
            double bySlope = 0;
            double byIntercept = 0;
            double slopes = RIDGE;
            double mixed = 0;
            double intercepts = RIDGE;
            for (Labelled each : answers) {
                double probability = from.probability(each.logOdds());
                double error = each.weight() * (probability - of(each));
                double curve = each.weight() * probability * (1 - probability);
                bySlope += error * each.logOdds();
                byIntercept += error;
                slopes += curve * each.logOdds() * each.logOdds();
                mixed += curve * each.logOdds();
                intercepts += curve;
            }
            double determinant = slopes * intercepts - mixed * mixed;
            double slope = (intercepts * bySlope - mixed * byIntercept) / determinant;
            double intercept = (slopes * byIntercept - mixed * bySlope) / determinant;
            return shorten(from, slope, intercept, loss);
        }

        private Calibration shorten(Calibration from, double slope, double intercept, double loss) {
            double part = 1;
            for (int halving = 0; halving < MOST_HALVINGS; halving++) {
                Calibration tried = new Calibration(from.slope() - part * slope, from.intercept() - part * intercept);
                if (loss(tried) <= loss) {
                    return tried;
                }
                part /= 2;
            }
            return from;
        }
    }
}
