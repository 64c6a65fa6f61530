package io.crossfix.model.risk;

import io.crossfix.model.Observation;

/** What the place of an observation was known for just before it. */
public interface PlaceRisk {

    /** The NEXT score of the risk cell that an observation lies in, at its time, from what was observed before it. */
    Rate before(Observation seen);
}
