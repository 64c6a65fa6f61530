package io.crossfix.feeds.mapping;

import io.crossfix.record.Kind;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is known beside a row. */
public interface Known {

    /** Nothing is. */
    Known NOTHING = new Known() {
        @Override
        public @Nullable Station station(String name) {
            return null;
        }

        @Override
        public @Nullable SpecificRecord said(Kind kind, String id) {
            return null;
        }
    };

    /** The registered sensor that a feed calls so, or null. */
    @Nullable
    Station station(String name);

    /** What was said last of an observation, or null. */
    @Nullable
    SpecificRecord said(Kind kind, String id);

    /**
     * A registered sensor.
     *
     * @param id its id in records
     * @param latitude degrees, WGS 84; null when it has no place of its own
     * @param longitude degrees, WGS 84; null when it has no place of its own
     * @param uncertaintyMetres one standard deviation of what it sees around that place, metres; null for the usual one
     */
    record Station(
            String id,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double uncertaintyMetres) {}
}
