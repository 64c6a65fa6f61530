package io.crossfix.model.risk;

/**
 * What one observation adds to the risk of its place.
 *
 * @param now log-odds, fresh, in its own cell
 * @param next how many real incidents it stands for, spread evenly over each ring
 */
record RiskMass(double now, double next) {

    static final RiskMass NONE = new RiskMass(0, 0);

    /** Of an observation that belongs to an incident which another one has opened. */
    RiskMass ofFollowUp() {
        return next == 0 ? this : new RiskMass(now, 0);
    }
}
