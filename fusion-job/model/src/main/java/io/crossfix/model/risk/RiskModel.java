package io.crossfix.model.risk;

import io.crossfix.model.Observation;
import io.crossfix.record.Origin;
import java.util.List;

/** What observations weigh at present: the weights in force and what is known of the sensors. One per task; not thread-safe. */
public final class RiskModel {

    /** What one observation may be weighed up by at most because somebody was rarely there to discover it. */
    private static final double MAX_INVERSE_PROPENSITY = 20;

    /** A sensor far better than its kind still speaks of one incident at a time. */
    private static final double MAX_RELATIVE_RELIABILITY = 3;

    private final Reliability reliability;
    private final boolean drills;
    private final Glance glance = new Glance();
    private RiskWeights weights;
    private long version;

    /** With weights to begin with. */
    public RiskModel(RiskWeights weights, Reliability reliability) {
        this(weights, reliability, false);
    }

    /** @param drills whether drills move the risk of places */
    public RiskModel(RiskWeights weights, Reliability reliability, boolean drills) {
        this.weights = weights;
        this.reliability = reliability;
        this.drills = drills;
    }

    /** The shipped weights; no sensor is known better than its kind. */
    public static RiskModel shipped() {
        return new RiskModel(RiskWeights.SHIPPED, Reliability.OF_KIND);
    }

    /** Other weights are in force from now on. */
    public void use(RiskWeights other) {
        weights = other;
        version++;
    }

    /** More is known of the sensors than before. */
    public void sensorsChanged() {
        version++;
    }

    /** Whether drills move the risk of places. */
    public boolean countsDrills() {
        return drills;
    }

    /** Changes whenever observations may weigh something else than before. */
    long version() {
        return version;
    }

    /** The weights in force. */
    public RiskWeights weights() {
        return weights;
    }

    /** What is known of the sensors. */
    public Reliability reliability() {
        return reliability;
    }

    /** What an observation adds to the risk of its place, fresh, if it does not belong to an incident already opened. */
    RiskMass mass(Observation seen) {
        RiskSource source = RiskSource.of(seen);
        if (source == null || seen.retracted()) {
            return RiskMass.NONE;
        }
        double found = seen.origin() == Origin.DISCOVERED ? inversePropensity(seen) : 1;
        return found == 0
                ? RiskMass.NONE
                : new RiskMass(logOdds(source, seen), seen.confidence() * found * relativeReliability(seen));
    }

    /** Who goes looking finds: what a patrol discovers says where the patrol was, unless it is known how often it is there. */
    private static double inversePropensity(Observation seen) {
        return Double.isNaN(seen.propensity()) ? 0 : Math.min(MAX_INVERSE_PROPENSITY, 1 / seen.propensity());
    }

    /** How much more often than others of its kind this sensor is right; in odds form, so that it is added to log-odds. */
    private double logOdds(RiskSource source, Observation seen) {
        double weight = weights.now().of(source, seen, weights.next());
        double better = logit(reliability.of(seen)) - logit(reliability.usual(seen));
        // However poor a sensor, its word for something is no word against it.
        return seen.confidence() * Math.signum(weight) * Math.max(0, Math.abs(weight) + better);
    }

    private double relativeReliability(Observation seen) {
        return Math.min(MAX_RELATIVE_RELIABILITY, reliability.of(seen) / reliability.usual(seen));
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    /** What an observation weighs in its own cell in the NOW score, fresh, log-odds. */
    public double logOdds(Observation seen) {
        return mass(seen).now();
    }

    /** The score of a body of evidence at a time (milliseconds since epoch), each piece decayed since it was observed. */
    public Score score(List<Observation> evidence, long at) {
        Score.Levels levels = new Score.Levels();
        for (Observation seen : evidence) {
            RiskSource source = RiskSource.of(seen);
            if (source != null) {
                levels.add(source, 0, logOdds(seen) * RiskAge.MINUTES.left(Math.max(0, at - seen.at())));
            }
        }
        return Score.of(levels, weights.now());
    }

    /** Both scores of a ledger at a time (milliseconds since epoch), until the next call. */
    Glance glance(RiskLedger ledger, long at) {
        glance.at(ledger, weights, at);
        return glance;
    }

    /** The NOW score of a ledger at a time, milliseconds since epoch. */
    public Score now(RiskLedger ledger, long at) {
        return Score.of(levels(ledger, at), weights.now());
    }

    Score.Levels levels(RiskLedger ledger, long at) {
        Score.Levels levels = new Score.Levels();
        ledger.read(at, (source, ring, age, mass) -> {
            if (age == RiskAge.MINUTES) {
                levels.add(source, ring, mass);
            }
        });
        return levels;
    }

    /** The NEXT score of a ledger at a time, milliseconds since epoch. */
    public Rate rate(RiskLedger ledger, long at) {
        return Rate.of(ledger, weights.next(), at);
    }
}
