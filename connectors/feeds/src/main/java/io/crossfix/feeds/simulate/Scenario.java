package io.crossfix.feeds.simulate;

import java.util.OptionalLong;
import java.util.stream.Stream;

/** What happens in a simulation: the observations, and the truth behind them. Every call begins anew. */
interface Scenario {

    /** Everything that the sensors say. */
    Source source();

    /** Everything that happened. */
    Stream<GroundTruth> truths();

    /** When it is over, milliseconds since epoch; empty when nobody can know. */
    OptionalLong endMillis();
}
