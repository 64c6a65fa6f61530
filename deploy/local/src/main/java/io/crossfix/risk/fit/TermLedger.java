package io.crossfix.risk.fit;

import io.crossfix.risk.study.Incident;

/** The decayed mass of every term in every cell, each cell as of when it was last looked at. */
final class TermLedger {

    private final Dictionary dictionary;
    private final double[][] masses;
    private final long[] clocks;

    TermLedger(Dictionary dictionary, int cells) {
        this.dictionary = dictionary;
        this.masses = new double[cells][dictionary.size()];
        this.clocks = new long[cells];
    }

    void add(Incident incident) {
        int source = dictionary.sources().indexOf(incident.source());
        if (source < 0) {
            return;
        }
        for (int ring = 0; ring < dictionary.rings(); ring++) {
            for (int cell : incident.around()[ring]) {
                double[] here = advance(cell, incident.at());
                for (int kernel = 0; kernel < dictionary.kernels().size(); kernel++) {
                    here[dictionary.term(source, ring, kernel)] += Dictionary.share(ring);
                }
            }
        }
    }

    /** Each term's incidents per day in a cell, for a weight of 1; those that the hour shapes times its factor. */
    double[] perDay(int cell, long at, double factor) {
        double[] rates = advance(cell, at).clone();
        for (int term = 0; term < rates.length; term++) {
            Kernel kernel = dictionary.kernels().get(term % dictionary.kernels().size());
            rates[term] *= kernel.perDay(at) * (kernel.isByHour() ? factor : 1);
        }
        return rates;
    }

    private double[] advance(int cell, long at) {
        double[] here = masses[cell];
        int kernels = dictionary.kernels().size();
        for (int kernel = 0; kernel < kernels; kernel++) {
            double left = dictionary.kernels().get(kernel).left(clocks[cell], at);
            for (int term = kernel; term < here.length; term += kernels) {
                here[term] *= left;
            }
        }
        clocks[cell] = at;
        return here;
    }
}
