package io.crossfix.rule;

import io.crossfix.model.FactsView;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.PlaceRisk;
import io.crossfix.model.risk.RiskAround;
import org.jspecify.annotations.Nullable;

/** The risk at one question's anchor, read when it is first asked for. */
final class RiskHere {

    private final RiskAround around;
    private final Observation anchor;
    private final FactsView facts;
    private final PlaceRisk place;
    private RiskAround.@Nullable Reading reading;

    RiskHere(RiskAround around, Observation anchor, FactsView facts, PlaceRisk place) {
        this.around = around;
        this.anchor = anchor;
        this.facts = facts;
        this.place = place;
    }

    /** Probability of an incident there within the hour, just before the anchor, [0, 1]. */
    double next() {
        return place.before(anchor).nextHour();
    }

    RiskAround.Reading reading() {
        if (reading == null) {
            reading = around.at(anchor, facts);
        }
        return reading;
    }
}
