package io.crossfix.model.risk;

import io.crossfix.model.risk.NowWeights.OfSource;
import io.crossfix.model.risk.TwoStateWorld.Life;
import io.crossfix.model.risk.TwoStateWorld.Spoken;
import io.crossfix.model.risk.TwoStateWorld.Voice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The engine's own NOW score of a cell, with the weights that follow from the rates of a world. */
final class LedgerGuess implements Guess {

    /** Most that a source weighs, in its weights: as risk.md has it. */
    private static final double CAP = 1.5;

    private final RiskLedger ledger = new RiskLedger();
    private final NowWeights weights;
    private final RiskModel model;

    private LedgerGuess(NowWeights weights) {
        this.weights = weights;
        this.model = new RiskModel(
                new RiskWeights("simulated", 1, weights, RiskWeights.SHIPPED.next()), Reliability.OF_KIND);
    }

    /** Calibrated on another stretch of life. */
    static LedgerGuess of(TwoStateWorld world, Life past) {
        LedgerGuess raw = new LedgerGuess(weights(world, Calibration.NONE));
        boolean[] real = past.byMinute();
        double[] said = raw.byMinute(past);
        List<Calibration.Labelled> labels = new ArrayList<>();
        for (int i = 0; i < real.length; i++) {
            labels.add(new Calibration.Labelled(logit(said[i]), real[i], 1));
        }
        return new LedgerGuess(weights(world, Calibration.fit(labels)));
    }

    private static NowWeights weights(TwoStateWorld world, Calibration calibration) {
        Map<RiskSource, OfSource> sources = new EnumMap<>(RiskSource.class);
        for (Voice voice : world.voices()) {
            double weight = OfSource.ofRates(voice.inside(), voice.background());
            sources.put(voice.source(), new OfSource(weight, CAP * weight, false));
        }
        return new NowWeights(
                world.prior(), calibration.slope(), calibration.intercept(), sources, List.of(), Map.of());
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    @Override
    public void hear(Spoken spoken) {
        RiskSource source = spoken.voice().source();
        ledger.add(source, 0, spoken.at(), weights.sources().get(source).weight(), 0);
    }

    @Override
    public double at(long time) {
        return model.now(ledger, time).probability();
    }
}
