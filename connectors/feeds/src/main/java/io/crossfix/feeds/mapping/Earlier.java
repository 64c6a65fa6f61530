package io.crossfix.feeds.mapping;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Reads what the four records of observations have in common. */
final class Earlier {

    private Earlier() {}

    static Instant at(SpecificRecord said) {
        return (Instant) of(said, "observedAt");
    }

    static Observation.Spot spot(SpecificRecord said) {
        return new Observation.Spot(
                (Double) of(said, "latitude"),
                (Double) of(said, "longitude"),
                ((Float) of(said, "uncertaintyMetres")).doubleValue());
    }

    private static Object of(SpecificRecord said, String field) {
        return said.get(said.getSchema().getField(field).pos());
    }
}
