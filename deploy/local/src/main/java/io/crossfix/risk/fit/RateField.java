package io.crossfix.risk.fit;

import io.crossfix.risk.study.Incident;
import java.util.Arrays;

/**
 * Rates as they stand at a moment, in every cell: the weighted masses of all terms of a kernel together, since their weights no
 * longer change.
 */
public final class RateField {

    private final Rates rates;
    private final double[][] masses;
    private final double[] totals;
    private final double baseTotal;
    private long clock;

    /** @param at the moment it begins at, milliseconds since epoch */
    public RateField(Rates rates, long at) {
        this.rates = rates;
        this.masses = new double[rates.dictionary().kernels().size()][rates.basePerDay().length];
        this.totals = new double[masses.length];
        this.baseTotal = Arrays.stream(rates.basePerDay()).sum();
        this.clock = at;
    }

    /** Lets time pass until a moment, milliseconds since epoch. */
    public void advance(long at) {
        for (int kernel = 0; kernel < masses.length; kernel++) {
            double left = rates.dictionary().kernels().get(kernel).left(clock, at);
            double[] ofKernel = masses[kernel];
            for (int cell = 0; cell < ofKernel.length; cell++) {
                ofKernel[cell] *= left;
            }
            totals[kernel] *= left;
        }
        clock = at;
    }

    /** Adds what happened now or earlier. */
    public void add(Incident incident) {
        Dictionary dictionary = rates.dictionary();
        int source = dictionary.sources().indexOf(incident.source());
        for (int kernel = 0; source >= 0 && kernel < masses.length; kernel++) {
            double left = dictionary.kernels().get(kernel).left(incident.at(), clock);
            for (int ring = 0; ring < dictionary.rings(); ring++) {
                double mass = left * rates.weights()[dictionary.term(source, ring, kernel)] * Dictionary.share(ring);
                for (int cell : incident.around()[ring]) {
                    masses[kernel][cell] += mass;
                }
                totals[kernel] += mass * incident.around()[ring].length;
            }
        }
    }

    /** Incidents per day in every cell, now, in an hour of the week. */
    public double[] perDay(int hourOfWeek) {
        double factor = rates.level() * rates.factors().of(hourOfWeek);
        double[] perDay =
                Arrays.stream(rates.basePerDay()).map(base -> base * factor).toArray();
        for (int kernel = 0; kernel < masses.length; kernel++) {
            Kernel shape = rates.dictionary().kernels().get(kernel);
            double scale = shape.perDay(clock) * (shape.isByHour() ? factor : rates.level());
            for (int cell = 0; cell < perDay.length; cell++) {
                perDay[cell] += scale * masses[kernel][cell];
            }
        }
        return perDay;
    }

    /**
     * Incidents to expect in every cell when nothing further happens.
     *
     * @param weightedDays of the time ahead
     * @param kernelMasses what a mass of 1, now, makes of it, by kernel
     */
    public double[] expected(double weightedDays, double[] kernelMasses) {
        double[] expected = Arrays.stream(rates.basePerDay())
                .map(base -> rates.level() * base * weightedDays)
                .toArray();
        for (int kernel = 0; kernel < masses.length; kernel++) {
            double scale = rates.level() * kernelMasses[kernel];
            for (int cell = 0; cell < expected.length; cell++) {
                expected[cell] += scale * masses[kernel][cell];
            }
        }
        return expected;
    }

    /** The same of all cells together. */
    public double expectedInAll(double weightedDays, double[] kernelMasses) {
        double expected = baseTotal * weightedDays;
        for (int kernel = 0; kernel < masses.length; kernel++) {
            expected += kernelMasses[kernel] * totals[kernel];
        }
        return rates.level() * expected;
    }

    /** Incidents that one more, now, would lead to in all cells. */
    public double children(Incident incident, double[] kernelMasses) {
        Dictionary dictionary = rates.dictionary();
        int source = dictionary.sources().indexOf(incident.source());
        double children = 0;
        for (int kernel = 0; source >= 0 && kernel < masses.length; kernel++) {
            for (int ring = 0; ring < dictionary.rings(); ring++) {
                children += kernelMasses[kernel]
                        * rates.weights()[dictionary.term(source, ring, kernel)]
                        * Dictionary.share(ring)
                        * incident.around()[ring].length;
            }
        }
        return rates.level() * children;
    }
}
