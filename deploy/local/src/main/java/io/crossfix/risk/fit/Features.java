package io.crossfix.risk.fit;

import io.crossfix.risk.study.Hours;
import io.crossfix.risk.study.Incident;
import java.util.ArrayList;
import java.util.List;

/**
 * What the terms of a dictionary are worth where and when the targets of a window happened, and over all cells and times of
 * it: all that a fit needs to know of a recording.
 */
final class Features {

    private final Dictionary dictionary;
    private final HourFactors factors;
    private final Hours hours;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> baseRows = new ArrayList<>();

    private Features(Dictionary dictionary, HourFactors factors, Hours hours) {
        this.dictionary = dictionary;
        this.factors = factors;
        this.hours = hours;
    }

    /**
     * Goes over a recording once.
     *
     * @param incidents in order
     * @param cells how many cells the domain has
     */
    static Features of(List<Incident> incidents, int cells, Dictionary dictionary, HourFactors factors, Hours hours) {
        Features features = new Features(dictionary, factors, hours);
        features.collect(incidents, cells);
        return features;
    }

    private void collect(List<Incident> incidents, int cells) {
        TermLedger ledger = new TermLedger(dictionary, cells);
        int added = 0;
        for (int i = 0; i < incidents.size(); i++) {
            Incident incident = incidents.get(i);
            // What happened in the very same millisecond foretells nothing.
            while (incidents.get(added).at() < incident.at()) {
                ledger.add(incidents.get(added++));
            }
            if (isTarget(incident)) {
                double factor = factors.of(hours.hourOfWeek(hours.piece(incident.at())));
                rows.add(ledger.perDay(incident.cell(), incident.at(), factor));
                baseRows.add(factor);
            }
        }
    }

    /** Whether an incident is one that rates are judged by here. */
    private boolean isTarget(Incident incident) {
        return incident.isForecast()
                && hours.window().holds(incident.at())
                && hours.isCovered(hours.piece(incident.at()));
    }

    /** Terms of a dictionary over all cells and the covered time of a window: incidents for weights of 1. */
    static double[] exposure(List<Incident> incidents, Dictionary dictionary, HourFactors factors, Hours hours) {
        double[] exposure = new double[dictionary.size()];
        List<Integral> integrals = dictionary.kernels().stream()
                .map(kernel -> new Integral(kernel, factors, hours))
                .toList();
        for (Incident incident : incidents) {
            int source = dictionary.sources().indexOf(incident.source());
            for (int kernel = 0; source >= 0 && kernel < integrals.size(); kernel++) {
                double each = integrals.get(kernel).from(incident.at());
                for (int ring = 0; ring < dictionary.rings(); ring++) {
                    exposure[dictionary.term(source, ring, kernel)] +=
                            each * incident.around()[ring].length * Dictionary.share(ring);
                }
            }
        }
        return exposure;
    }

    /** Terms at each target, per day, with the factor of its hour. */
    double[][] rows() {
        return rows.toArray(double[][]::new);
    }

    /** The factor of the hour at each target. */
    double[] baseRows() {
        return baseRows.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
