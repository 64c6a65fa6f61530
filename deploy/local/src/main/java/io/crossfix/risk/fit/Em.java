package io.crossfix.risk.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Weights of greatest likelihood of a Poisson process whose rate is a sum of terms, by expectation and maximisation:
 * {@code w ← w · [Σ φ(i)/λ(i)] / C}. The likelihood is concave in the weights, they stay
 * non-negative by themselves, and no pass lowers it.
 */
final class Em {

    /** Most passes. */
    static final int PASSES = 600;

    /** Enough when a pass gains less than this for each event, nats. */
    private static final double LEAST_GAIN = 1e-10;

    /** A base of 0 would make the first incident in a quiet corner impossible; per cell and day. */
    private static final double LEAST_BASE = 1e-9;

    private static final int HALVINGS = 60;

    private final double[][] rows;
    private final double[] baseRows;
    private final double[] exposure;
    private final double baseExposure;
    private final List<int[]> limited;
    private final double limit;

    /**
     * What came of it.
     *
     * @param base incidents per cell and day whatever happened
     * @param weights of the terms
     * @param likelihoods log-likelihood before each pass and after the last, nats
     */
    record Result(double base, double[] weights, List<Double> likelihoods) {}

    /**
     * @param rows terms at each event, per day
     * @param baseRows the base term at each event
     * @param exposure terms over all cells and times
     * @param baseExposure the base term over all cells and times, days
     * @param limited sets of terms whose weights together must not exceed {@code limit}
     */
    Em(double[][] rows, double[] baseRows, double[] exposure, double baseExposure, List<int[]> limited, double limit) {
        this.rows = rows;
        this.baseRows = baseRows;
        this.exposure = exposure;
        this.baseExposure = baseExposure;
        this.limited = limited;
        this.limit = limit;
    }

    /** @param passed told how many passes have been made */
    Result run(IntConsumer passed) {
        // Every term begins with the same share of the events.
        double[] shares = new double[exposure.length];
        Arrays.fill(shares, rows.length / (shares.length + 1.0));
        double base = rows.length / (shares.length + 1.0) / baseExposure;
        double[] weights = maximise(shares);
        List<Double> likelihoods = new ArrayList<>();
        for (int pass = 0; pass < PASSES; pass++) {
            passed.accept(pass);
            double[] sums = new double[weights.length + 1];
            likelihoods.add(expect(base, weights, sums));
            base = Math.max(LEAST_BASE, base * sums[weights.length] / baseExposure);
            for (int term = 0; term < weights.length; term++) {
                shares[term] = weights[term] * sums[term];
            }
            weights = maximise(shares);
            if (pass > 0 && likelihoods.get(pass) - likelihoods.get(pass - 1) < LEAST_GAIN * rows.length) {
                break;
            }
        }
        likelihoods.add(expect(base, weights, new double[weights.length + 1]));
        return new Result(base, weights, likelihoods);
    }

    /** Adds {@code φ/λ} of every event to the sums, the base term's at the end, and tells the log-likelihood. */
    private double expect(double base, double[] weights, double[] sums) {
        double likelihood = -base * baseExposure;
        for (int term = 0; term < weights.length; term++) {
            likelihood -= weights[term] * exposure[term];
        }
        for (int event = 0; event < rows.length; event++) {
            double[] row = rows[event];
            double rate = base * baseRows[event];
            for (int term = 0; term < weights.length; term++) {
                rate += weights[term] * row[term];
            }
            likelihood += Math.log(rate);
            for (int term = 0; term < weights.length; term++) {
                sums[term] += row[term] / rate;
            }
            sums[weights.length] += baseRows[event] / rate;
        }
        return likelihood;
    }

    /**
     * Weights of greatest likelihood when so many events are due to each term. Where a set exceeds its limit the maximum lies
     * on the limit: {@code w = expected / (C + μ)} with the multiplier {@code μ} that makes the sum exactly that.
     */
    private double[] maximise(double[] expected) {
        double[] weights = new double[expected.length];
        for (int term = 0; term < weights.length; term++) {
            weights[term] = weight(term, expected, 0);
        }
        for (int[] set : limited) {
            if (sum(set, expected, 0) > limit) {
                double multiplier = multiplier(set, expected);
                for (int term : set) {
                    weights[term] = weight(term, expected, multiplier);
                }
            }
        }
        return weights;
    }

    private double multiplier(int[] set, double[] expected) {
        double low = 0;
        double high = 1;
        while (sum(set, expected, high) > limit) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (sum(set, expected, middle) > limit) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double sum(int[] set, double[] expected, double multiplier) {
        double sum = 0;
        for (int term : set) {
            sum += weight(term, expected, multiplier);
        }
        return sum;
    }

    private double weight(int term, double[] expected, double multiplier) {
        return exposure[term] > 0 ? expected[term] / (exposure[term] + multiplier) : 0;
    }
}
