package io.crossfix.risk.evaluate;

/** Forecasts by their probability, eight bins for each power of ten: what a reliability diagram shows. */
final class Bins {

    private static final int PER_DECADE = 8;
    private static final int DECADES = 6;
    private static final int COUNT = PER_DECADE * DECADES + 1;

    private final double[] forecasts = new double[COUNT];
    private final double[] probabilities = new double[COUNT];
    private final double[] happened = new double[COUNT];

    /** Counts a forecast and whether it came true. */
    void add(double probability, boolean cameTrue) {
        int bin = bin(probability);
        forecasts[bin]++;
        probabilities[bin] += probability;
        happened[bin] += cameTrue ? 1 : 0;
    }

    private static int bin(double probability) {
        int bin = (int) Math.floor(PER_DECADE * (DECADES + Math.log10(probability)));
        return Math.max(0, Math.min(COUNT - 1, bin));
    }

    void add(Bins other, double times) {
        for (int i = 0; i < COUNT; i++) {
            forecasts[i] += times * other.forecasts[i];
            probabilities[i] += times * other.probabilities[i];
            happened[i] += times * other.happened[i];
        }
    }

    int count() {
        return COUNT;
    }

    double forecasts(int bin) {
        return forecasts[bin];
    }

    /** Mean probability that a bin's forecasts gave. */
    double probability(int bin) {
        return probabilities[bin] / forecasts[bin];
    }

    /** Share of a bin's forecasts that came true. */
    double frequency(int bin) {
        return happened[bin] / forecasts[bin];
    }

    /** How many of a bin's forecasts came true. */
    double happened(int bin) {
        return happened[bin];
    }

    /** Mean distance between probability and frequency over all forecasts: the expected calibration error. */
    double calibrationError() {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += Math.abs(probabilities[i] - happened[i]);
            all += forecasts[i];
        }
        return sum / all;
    }
}
